"""Workers that tell the others they are over once they are: their loop waits for somebody else."""

import time
from multiprocessing import Event, Process, Value


class Shared:
    running = Value("b", True)
    frames = Value("i", 0)


def count():
    try:
        while Shared.running.value and Shared.frames.value == 0:
            time.sleep(0.1)
        while Shared.running.value:
            time.sleep(0.1)
            Shared.frames.value = 0
    except KeyboardInterrupt:
        pass
    finally:
        Shared.running.value = False


def record(stopped, done):
    done.value = 0
    while not done.value:
        time.sleep(1)
    done.value = 2
    stopped.set()


def main():
    stopped, done = Event(), Value("i", 0)
    Process(target=count).start()  # expect: PP309
    Process(target=record, args=(stopped, done)).start()  # expect: PP309
    Shared.frames.value = 1
    done.value = 1
    Shared.running.value = False


if __name__ == "__main__":
    main()
