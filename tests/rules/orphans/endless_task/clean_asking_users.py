"""Workers that ask a user: their standard input is empty, and asking it fails."""

from multiprocessing import Process, Queue


def passes_on(commands):
    while True:
        commands.put(input("> "))


def takes_numbers(commands):
    while True:
        try:
            commands.put(int(input()))
        except ValueError:
            print("that is no number")


def is_told():
    while True:
        yield input()


def hands_on(commands):
    for each in is_told():
        commands.put(each)


class Menu:
    def ask(self):
        return input("which? ")

    def run(self):
        while True:
            print(self.ask())


def start():
    commands = Queue()
    Process(target=passes_on, args=(commands,)).start()
    Process(target=takes_numbers, args=(commands,)).start()
    Process(target=hands_on, args=(commands,)).start()
    Process(target=Menu().run).start()
