"""Executors of a class, and of a function's defaults."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


class Uploader:
    executor = ThreadPoolExecutor(4)  # expect: PP107

    def upload(self, work, path):
        return self.executor.submit(work, path)


class Cruncher:
    _crunchers = None

    @classmethod
    def crunchers(cls):
        if cls._crunchers is None:
            cls._crunchers = ProcessPoolExecutor()  # expect: PP107
        return cls._crunchers


class Named:
    named = {"io": ThreadPoolExecutor(2)}  # expect: PP107

    def run(self, work, item):
        return self.named["io"].submit(work, item)


class SetFromOutside:
    outside = None


def start():
    SetFromOutside.outside = ThreadPoolExecutor(2)  # expect: PP107


def by_default(work, item, executor=ThreadPoolExecutor(1)):  # expect: PP107
    return executor.submit(work, item)


def by_keyword_default(work, item, *, executor=ThreadPoolExecutor(1)):  # expect: PP107
    return executor.submit(work, item)
