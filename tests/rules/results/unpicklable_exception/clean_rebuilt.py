from dataclasses import dataclass
from multiprocessing import Pool


class Plain(Exception):
    pass


class AllHandedOn(Exception):
    def __init__(self, path, line):
        super().__init__(path, line)


class WithDefaults(Exception):
    def __init__(self, path, line=0):
        super().__init__(path)


class KeptByNew(Exception):
    def __init__(self, path, line):
        self.path = path
        self.line = line


class Reduced(Exception):
    def __init__(self, path, line):
        super().__init__(f"{path}, line {line}")
        self.path = path
        self.line = line

    def __reduce__(self):
        return type(self), (self.path, self.line)


class Passing(Exception):
    def __init__(self, *args):
        super().__init__(*args)


class Setting(Exception):
    def __init__(self, path, line):
        super().__init__(path)
        self.args = (path, line)


@dataclass
class Record(Exception):
    path: str
    line: int


def task(path):
    if path == "a":
        raise Plain("a", "b")
    if path == "b":
        raise AllHandedOn(path, 1)
    if path == "c":
        raise WithDefaults(path, 2)
    if path == "d":
        raise KeptByNew(path, 3)
    if path == "e":
        raise Reduced(path, 4)
    if path == "f":
        raise Passing(path)
    if path == "g":
        raise Setting(path, 5)
    raise Record(path, 6)


def run(paths):
    with Pool(4) as pool:
        pool.map(task, paths)
