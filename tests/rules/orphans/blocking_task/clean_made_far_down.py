"""Queues that a task makes itself, at the end of a chain of calls as long as is followed."""

from multiprocessing import Process, Queue

from clerks import employ


class Desk:
    def __init__(self):
        self.answers = Queue()
        employ(self.answers)


class Office:
    def __init__(self):
        self.desk = None

    def open(self):
        self.unlock()

    def unlock(self):
        self.enter()

    def enter(self):
        self.light()

    def light(self):
        self.furnish()

    def furnish(self):
        self.desk = Desk()

    def ask(self):
        return self.desk.answers.get()


def work():
    office = Office()
    office.open()
    print(office.ask())


def main():
    Process(target=work).start()
