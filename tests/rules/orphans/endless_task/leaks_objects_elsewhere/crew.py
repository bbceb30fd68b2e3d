"""Objects that a module makes of its own classes, and others call without naming the class."""

from multiprocessing import Pipe, Process


class Crew:
    def start_all(self, functions, given):
        for function, arguments in zip(functions, given):
            reader, writer = Pipe(duplex=False)
            process = Process(target=function, args=(*arguments, writer))  # expect: PP301
            process.start()
            reader.recv()


class Desk:
    def __init__(self):
        self.helpers = []

    def take(self, task):
        helper = Process(target=task)  # expect: PP301
        helper.start()
        self.helpers.append(helper)


crew = Crew()
desk = Desk()
