import multiprocessing
import threading
import time

from poolproof_rules.proofs.scene import note


def beat(number: int) -> None:
    note("begun", number)
    while True:
        time.sleep(60)


def start(number: int) -> None:
    threading.Thread(target=beat, args=(number,), daemon=True).start()


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        pool.map(start, range(2), chunksize=1)
        time.sleep(60)


if __name__ == "__main__":
    main()
