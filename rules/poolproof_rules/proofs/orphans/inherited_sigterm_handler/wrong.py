import multiprocessing
import signal

from poolproof_rules.proofs.scene import note, wait_until, work


def shut_down(number: int, frame: object) -> None:
    note("asked to shut down", number)


def main() -> None:
    signal.signal(signal.SIGTERM, shut_down)
    with multiprocessing.Pool(2) as pool:
        result = pool.map_async(work, range(2), chunksize=1, error_callback=print)
        wait_until("begun", 2)
        if not result.ready():
            pool.terminate()


if __name__ == "__main__":
    main()
