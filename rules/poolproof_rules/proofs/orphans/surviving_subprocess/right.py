import multiprocessing
import signal
import subprocess
import sys

from poolproof_rules.proofs.scene import note, wait_until


def convert(number: int) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with subprocess.Popen(["sleep", "3600"]) as program:
        try:
            note("begun", number)
            return program.wait(timeout=3600)
        finally:
            program.kill()


def main() -> None:
    with multiprocessing.Pool(1) as pool:
        result = pool.map_async(convert, range(1), error_callback=print)
        wait_until("begun")
        if not result.ready():
            pool.terminate()


if __name__ == "__main__":
    main()
