import multiprocessing

from poolproof_rules.proofs.scene import note


def prepare() -> None:
    print("a worker begins")


def double(number: int) -> int:
    note("begun", number)
    return 2 * number


def main() -> None:
    with multiprocessing.Pool(2, initializer=prepare) as pool:
        print(pool.map(double, range(4)))


if __name__ == "__main__":
    main()
