import multiprocessing
import time

from poolproof_rules.proofs.scene import note


def retry_later(number: int) -> int:
    note("begun", number)
    time.sleep(0.5)
    return number


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        while True:
            pool.map(retry_later, range(2), chunksize=1)


if __name__ == "__main__":
    main()
