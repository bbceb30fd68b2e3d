import multiprocessing

from poolproof_rules.proofs.scene import note


def main() -> None:
    def double(number: int) -> int:
        note("begun", number)
        return 2 * number

    with multiprocessing.Pool(2) as pool:
        print(pool.map(double, range(4)))


if __name__ == "__main__":
    main()
