import multiprocessing
from multiprocessing.connection import wait

from poolproof_rules.proofs.scene import note


def poll(number: int) -> None:
    note("begun", number)
    parent = multiprocessing.parent_process()
    while not wait([parent.sentinel], timeout=60):
        pass


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        pool.map(poll, range(2), chunksize=1)


if __name__ == "__main__":
    main()
