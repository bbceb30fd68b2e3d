import multiprocessing

from poolproof_rules.proofs.scene import work

NAMES = ["zero", "one"]


def show(number: int) -> None:
    print(NAMES[number].upper() if number < len(NAMES) else number)


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        print(pool.apply_async(work, (2,), callback=show).get())


if __name__ == "__main__":
    main()
