"""Siblings set items of lists that others look at, or through, and need nobody for it."""

from multiprocessing import Array, Manager, Process, Value


def learn(ready, done, load):
    while True:
        if False not in ready:
            load.value = 1
            for index in range(len(ready)):
                ready[index] = False
        if False not in done:
            break


def play(rank, ready, done, load):
    for _ in range(1000):
        ready[rank] = True
        while True:
            if rank == 0 and load.value == 1:
                load.value = 0
            if ready[rank] == False:  # noqa: E712
                break
    done[rank] = True


def look_on(done):
    while False in done:
        print("playing")


def heat(number, stages):
    stages[number] = 1


def serve(stages):
    while stages[3] == 0:
        print("cold")


def main():
    manager = Manager()
    ready, done = manager.list([False] * 4), manager.list([False] * 4)
    load = Value("i", 0)
    Process(target=learn, args=(ready, done, load)).start()
    Process(target=look_on, args=(done,)).start()
    for rank in range(4):
        Process(target=play, args=(rank, ready, done, load)).start()
    stages = Array("i", 4)
    for number in range(4):
        Process(target=heat, args=(number, stages)).start()
    Process(target=serve, args=(stages,)).start()
