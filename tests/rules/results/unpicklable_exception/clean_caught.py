from multiprocessing import Pool


class TwoForOne(Exception):
    def __init__(self, path, line):
        super().__init__(f"{path}, line {line}")


def first(path):
    raise TwoForOne(path, 1)


def caught(path):
    try:
        return first(path)
    except TwoForOne as error:
        return str(error)


def caught_with_others(path):
    try:
        return first(path)
    except Exception as error:
        raise ValueError(str(error)) from None


def run(paths):
    with Pool(4) as pool:
        pool.map(caught, paths)
        pool.map(caught_with_others, paths)
