"""Processes that are made and not started, while their authors look for another fault."""

from multiprocessing import Process


def steer():
    while True:
        print("turning")


def show(frames):
    for frame in frames:
        print(frame)


def drive(frames):
    wheel = Process(target=steer)
    screen = Process(target=show, args=(frames,))
    screen.start()
    # wheel.start()
    screen.join()


if __name__ == "__main__":
    pilot = Process(target=steer)
    drive(range(3))
