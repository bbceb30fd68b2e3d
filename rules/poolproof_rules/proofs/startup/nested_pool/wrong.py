import multiprocessing
import multiprocessing.pool

from poolproof_rules.proofs.scene import note


def total(size: int) -> int:
    note("begun", size)
    with multiprocessing.Pool(size) as pool:
        return sum(pool.map(abs, range(-size, size)))


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        print(pool.map(total, [1, 2]))


if __name__ == "__main__":
    main()
