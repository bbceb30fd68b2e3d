import multiprocessing
import signal

from poolproof_rules.proofs.scene import wait_until, work


def leave_signals_to_the_main_process() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def main() -> None:
    with multiprocessing.Pool(2, leave_signals_to_the_main_process) as pool:
        result = pool.map_async(work, range(2), chunksize=1, error_callback=print)
        wait_until("begun", 2)
        if not result.ready():
            pool.terminate()


if __name__ == "__main__":
    main()
