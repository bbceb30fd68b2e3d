import multiprocessing

from poolproof_rules.proofs.scene import take_stock


def parse_all(lines: list[str]) -> list[int]:
    pool = multiprocessing.Pool(2)
    numbers = pool.map(int, lines)
    pool.close()
    pool.join()
    return numbers


def main() -> None:
    try:
        parse_all(["1", "2", "not a number"])
    except ValueError as error:
        print(error)
        take_stock()


if __name__ == "__main__":
    main()
