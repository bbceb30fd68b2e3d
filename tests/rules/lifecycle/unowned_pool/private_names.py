"""Names with two leading underscores carry the name of their class: only code of that class, or
code that spells the long name, reaches what they hold."""

from multiprocessing import Pool


class Reader:
    def __init__(self):
        self.__crew = Pool(2)  # expect: PP105

    def read(self, parse, lines):
        return self.__crew.map(parse, lines)


class Writer:
    def __init__(self, reader):
        self.__crew = Pool(2)
        self.reader = reader

    def close(self):
        self.__crew.terminate()

    def close_reader(self):
        """Does not do what it looks like: the name means ``_Writer__crew``."""
        self.reader.__crew.terminate()


class _Printer:
    def __init__(self):
        self.__crew = Pool(2)


class Plotter:
    def __init__(self):
        self.__crew = Pool(2)

    @property
    def workers(self):
        return self.__crew


def teardown(printer, plotter):
    printer._Printer__crew.terminate()
    plotter.workers.terminate()
