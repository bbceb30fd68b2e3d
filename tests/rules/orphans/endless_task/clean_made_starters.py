"""Functions that others make: what they are given ends, or is not what they start."""

import time
from multiprocessing import Process


def tick():
    while True:
        time.sleep(1)


def once():
    time.sleep(1)


def make_spawner():
    def spawn_one(task):
        Process(target=task).start()

    return spawn_one


def make_runner():
    def run_one(task):
        task()

    return run_one


def make_either(many):
    def run_all(task):
        Process(target=once).start()
        task()

    def run_first(task):
        task()

    return run_all if many else run_first


def main():
    start = make_spawner()
    start(once)
    run = make_runner()
    make_either(True)(run)
    run(tick)


def serve():
    start = make_runner()
    start(tick)  # another `start` than that of main()


if __name__ == "__main__":
    main()
    serve()
