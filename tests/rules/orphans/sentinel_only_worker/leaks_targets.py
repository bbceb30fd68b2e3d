"""Process classes that leave it to the library to run a target, wherever they get it from."""

from multiprocessing import Process, Queue


class Careful(Process):
    """Runs whatever it is given, and says what went wrong."""

    def __init__(self, *args, **kwargs):
        Process.__init__(self, *args, **kwargs)

    def run(self):
        try:
            super().run()
        except Exception as error:
            print(error)


class Announced(Process):
    def run(self):
        print("begins")
        Process.run(self)


def serve(jobs):
    for job in iter(jobs.get, None):
        print(job)


def once(jobs):
    print(jobs.get(timeout=5))


class OfItsOwn(Process):
    def __init__(self, jobs):
        super().__init__(target=self._serve)
        self.jobs = jobs

    def _serve(self):
        for job in iter(self.jobs.get, None):
            print(job)


class WithArguments(Process):
    def __init__(self, jobs):
        Process.__init__(self, target=serve, args=(jobs,))


class Deep(Careful):
    def __init__(self, jobs, name="deep"):
        super().__init__(target=serve, args=(jobs,), name=name)


class NobodyMakes(Process):  # expect: PP309
    def __init__(self):
        super().__init__(target=serve, args=(Queue(),))


MADE_BY_NAME = [NobodyMakes]


def main():
    jobs = Queue()
    Careful(target=serve, args=(jobs,)).start()  # expect: PP309
    Announced(target=serve, args=(jobs,)).start()  # expect: PP309
    OfItsOwn(jobs).start()  # expect: PP309
    WithArguments(jobs).start()  # expect: PP309
    Deep(jobs).start()  # expect: PP309
    Careful(target=once, args=(jobs,)).start()
    Announced(target=once, kwargs={"jobs": jobs}).start()
