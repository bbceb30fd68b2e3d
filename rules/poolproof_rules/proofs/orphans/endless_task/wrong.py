import multiprocessing
import time

from poolproof_rules.proofs.scene import note


def poll(number: int) -> None:
    note("begun", number)
    while True:
        time.sleep(60)


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        pool.map(poll, range(2), chunksize=1)


if __name__ == "__main__":
    main()
