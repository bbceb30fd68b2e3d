import multiprocessing
import os
import signal

from poolproof_rules.proofs.scene import note


def out_of_memory(number: int) -> int:
    note("begun", number)
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        print(pool.apply_async(out_of_memory, (1,)).get())


if __name__ == "__main__":
    main()
