"""What never ends goes to the object that starts no process."""

import time

from crew import crew, desk


def once():
    time.sleep(1)


def tick():
    while True:
        time.sleep(1)


def main():
    crew.take(once)
    desk.take(tick)


if __name__ == "__main__":
    main()
