"""Loops that look up one number after the other, until there is nothing under one."""

from multiprocessing import Process


class Organ:
    def __init__(self, console):
        self.stops = 0
        while True:
            try:
                name = console.knob(self.stops).name
                print(name)
                self.stops += 1
            except Exception:
                print("no more stops")
                break


def tune(console):
    Organ(console)


def count_pipes(console):
    number = 0
    while True:
        try:
            pipe = console.pipe(number)
            number += 1
        except Exception:
            break
        print(pipe)


def main(console):
    Process(target=tune, args=(console,)).start()
    Process(target=count_pipes, args=(console,)).start()
