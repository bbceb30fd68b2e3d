import multiprocessing

from poolproof_rules.proofs.scene import work


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        for number in range(8):
            pool.apply_async(work, (number,), error_callback=print)


if __name__ == "__main__":
    main()
