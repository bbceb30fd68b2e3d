import threading
from concurrent.futures import ThreadPoolExecutor

from poolproof_rules.proofs.scene import note, wait_until

STOP = threading.Event()
UPLOADS = ThreadPoolExecutor(max_workers=2)


def upload(number: int) -> None:
    note("begun", number)
    STOP.wait()


def main() -> None:
    upload_result = UPLOADS.submit(upload, 1)
    wait_until("begun")
    print(upload_result.running())
    STOP.set()
    upload_result.result()
    UPLOADS.shutdown()


if __name__ == "__main__":
    main()
