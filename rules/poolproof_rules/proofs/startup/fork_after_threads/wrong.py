import multiprocessing
import threading

from poolproof_rules.proofs.scene import note

LOCK = threading.Lock()
HAS_IT, LET_GO = threading.Event(), threading.Event()


def reload_settings() -> None:
    with LOCK:
        HAS_IT.set()
        LET_GO.wait()


def setting(number: int) -> int:
    note("begun", number)
    with LOCK:
        return number


def main() -> None:
    threading.Thread(target=reload_settings).start()
    HAS_IT.wait()
    with multiprocessing.Pool(2) as pool:
        LET_GO.set()
        print(pool.map(setting, range(4)))


if __name__ == "__main__":
    main()
