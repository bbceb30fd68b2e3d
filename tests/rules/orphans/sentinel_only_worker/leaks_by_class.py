"""Tasks that are taken from the class of an object."""

from multiprocessing import Process, Queue


class Encoder:
    def start(self):
        jobs = Queue()
        Process(target=self.__class__.serve, args=(jobs,)).start()  # expect: PP309
        Process(target=type(self).serve, args=(jobs,)).start()  # expect: PP309
        return jobs

    @staticmethod
    def serve(jobs):
        while True:
            job = jobs.get()
            if job is None:
                break
            print(job)
