"""A worker that asks children of its own over a pipe: nothing there tells of its parent."""

import signal
from multiprocessing import Pipe, Process, Queue


def answer(conn, number):
    conn.send(number * number)
    conn.close()


def ask(numbers):
    run = True
    ours, theirs = Pipe(duplex=False)

    def stop(number, frame):
        nonlocal run
        run = False

    signal.signal(signal.SIGTERM, stop)
    while run:
        try:
            Process(target=answer, args=(theirs, numbers.get(timeout=1))).start()
            if ours.poll(5):
                print(ours.recv())
        except Exception:
            print("no answer")


def main():
    numbers = Queue()
    Process(target=ask, args=(numbers,)).start()  # expect: PP309
    numbers.put(1)


if __name__ == "__main__":
    main()
