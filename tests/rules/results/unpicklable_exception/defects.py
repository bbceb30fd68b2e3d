from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


class TwoForOne(Exception):
    def __init__(self, path, line):
        super().__init__(f"{path}, line {line}")


class OneForNone(ValueError):
    def __init__(self, path):
        super().__init__()
        self.path = path


class OneForTwo(Exception):
    def __init__(self, path):
        super().__init__(path, "is wrong")


class ByName(Exception):
    def __init__(self, *, path):
        super().__init__(path)


class NeverHandedOn(Exception):
    def __init__(self, path, line):
        self.path = path


class OldStyle(Exception):
    def __init__(self, path, line):
        Exception.__init__(self, path)


class Child(TwoForOne):
    pass


class GrandChild(TwoForOne):
    def __init__(self, path):
        super().__init__(path, 0)


class WithDefault(RuntimeError):
    def __init__(self, path, line, column=0):
        super().__init__(path)


def first(path):
    raise TwoForOne(path, 1)


def second(path):
    if path:
        raise OneForNone(path)


def third(path):
    raise OneForTwo(path)


def fourth(path):
    raise ByName(path=path)


def fifth(path):
    raise NeverHandedOn(path, line=2)


def sixth(path):
    raise OldStyle(path, 1)


def seventh(path):
    raise Child(path, 1)


def eighth(path):
    raise WithDefault(path, 1)


def deep(path):
    return first(path)


def let_through(path):
    try:
        return first(path)
    except OSError:
        return None


def raised_again(path):
    try:
        return first(path)
    except TwoForOne:
        print(path)
        raise


def chained(path):
    try:
        return open(path).read()
    except OSError as error:
        raise TwoForOne(path, 1) from error


def prepared(path):
    error = TwoForOne(path, 1)
    raise error


def run(paths):
    with Pool(4) as pool:
        pool.map(first, paths)  # expect: PP208
        pool.map(second, paths)  # expect: PP208
        pool.map(third, paths)  # expect: PP208
        pool.map(fourth, paths)  # expect: PP208
        pool.map(fifth, paths)  # expect: PP208
        pool.map(sixth, paths)  # expect: PP208
        pool.map(seventh, paths)  # expect: PP208
        pool.map(eighth, paths)  # expect: PP208
        pool.apply(deep, (paths,))  # expect: PP208
        list(pool.imap(let_through, paths))  # expect: PP208
        pool.map_async(raised_again, paths).get()  # expect: PP208
        pool.starmap(chained, paths)  # expect: PP208
        pool.map(prepared, paths)  # expect: PP208


def run_in_an_executor(paths):
    with ProcessPoolExecutor() as executor:
        list(executor.map(first, paths))  # expect: PP208
        return executor.submit(deep, paths).result()  # expect: PP208
