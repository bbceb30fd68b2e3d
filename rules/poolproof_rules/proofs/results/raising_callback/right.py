import multiprocessing

from poolproof_rules.proofs.scene import work

NAMES = ["zero", "one"]


def show(number: int) -> None:
    print(NAMES[number].upper() if number < len(NAMES) else number)


def main() -> None:
    pool = multiprocessing.Pool(2)
    pool.apply_async(work, (2,), callback=show, error_callback=print)
    pool.close()
    pool.join()


if __name__ == "__main__":
    main()
