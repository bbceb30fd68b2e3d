"""Who has the objects, and says what they start."""

import time

import crew as everybody
from crew import crew


def tick(period, writer):
    writer.send("ready")
    while True:
        time.sleep(period)


def tock():
    while True:
        time.sleep(1)


def main():
    crew.start_all(functions=[tick], given=[(2,)])
    everybody.desk.take(tock)


if __name__ == "__main__":
    main()
