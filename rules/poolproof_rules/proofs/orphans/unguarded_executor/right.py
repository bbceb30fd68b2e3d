import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor

from poolproof_rules.proofs.scene import note


def end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


def main() -> None:
    with ProcessPoolExecutor(2, initializer=end_with_parent) as executor:
        print(list(executor.map(abs, range(4))))
        note("idle")
        signal.pause()


if __name__ == "__main__":
    main()
