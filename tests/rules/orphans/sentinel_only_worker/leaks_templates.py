"""A base calls what its heirs define: what it runs is what they have."""

from multiprocessing import Event, JoinableQueue, Process, Queue
from queue import Queue as LocalQueue
from threading import Thread


class Staff(Process):
    def __init__(self, jobs, name):
        super().__init__(name=name)
        self.jobs = jobs

    def run(self):
        self.begin()
        self.loop()

    def begin(self):
        pass

    def loop(self):
        raise NotImplementedError


class Taker(Staff):
    def __init__(self, jobs):
        super().__init__(jobs, "taker")

    def loop(self):
        while True:
            job = self.take()
            if job is None:
                break
            self.work(job)

    def take(self):
        return self.jobs.get()


class Printer(Taker):
    def __init__(self, results, jobs):
        super().__init__(jobs)
        self.results = results

    def work(self, job):
        self.results.put(job)


class Prepared:
    def run(self):
        self.prepare()
        super().run()

    def prepare(self):
        print("prepared")


class PreparedPrinter(Prepared, Printer):
    pass


class Once(Staff):
    def __init__(self, jobs):
        super().__init__(jobs, "once")

    def loop(self):
        print(self.jobs.get(timeout=5))


def main():
    Printer(Queue(), Queue()).start()  # expect: PP309
    PreparedPrinter(Queue(), Queue()).start()  # expect: PP309
    Once(Queue()).start()


class Service:
    """Is no process itself, and starts one on what its heirs define."""

    def __init__(self):
        self.stopping = Event()
        self.process = Process(target=self._guarded)  # expect: PP309

    def _guarded(self):
        try:
            self.serve()
        finally:
            self.clean_up()

    def serve(self):
        raise NotImplementedError

    def clean_up(self):
        pass


class Ticking(Service):
    def serve(self):
        while not self.stopping.is_set():
            self.stopping.wait(1)


class Writer:
    """Gets its queue and its worker from methods that its heirs define."""

    def __init__(self):
        self._jobs = self.make_queue()
        self._worker = self.make_worker(self._jobs)
        self._worker.start()

    def make_queue(self):
        raise NotImplementedError

    def make_worker(self, jobs):
        raise NotImplementedError

    def consume(self, jobs):
        while True:
            if jobs.get() is None:
                return


class ProcessWriter(Writer):
    def make_queue(self):
        return JoinableQueue()

    def make_worker(self, jobs):
        return Process(target=self.consume, args=(jobs,))  # expect: PP309


class ThreadWriter(Writer):
    def make_queue(self):
        return LocalQueue()

    def make_worker(self, jobs):
        return Thread(target=self.consume, args=(jobs,))
