from concurrent.futures import ProcessPoolExecutor

from poolproof_rules.proofs.scene import end_with_parent, note


def double(number: int) -> int:
    note("begun", number)
    return 2 * number


def main() -> None:
    with ProcessPoolExecutor(2, initializer=end_with_parent) as executor:
        print(executor.submit(double, 1).result())


if __name__ == "__main__":
    main()
