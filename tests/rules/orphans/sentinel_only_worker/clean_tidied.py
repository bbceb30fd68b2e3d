"""Workers whose loop says itself that it is over, or whose helper in the loop does."""

import time
from multiprocessing import Process, Value


class Shared:
    running = Value("b", True)


def stop():
    Shared.running.value = False


def count():
    rounds = 0
    while Shared.running.value:
        rounds += 1
        time.sleep(0.1)
        if rounds > 100:
            Shared.running.value = False


def count_down():
    rounds = 100
    while Shared.running.value:
        rounds -= 1
        time.sleep(0.1)
        if not rounds:
            stop()


def main():
    Process(target=count).start()
    Process(target=count_down).start()


if __name__ == "__main__":
    main()
