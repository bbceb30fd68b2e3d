"""The heir that does the work."""

from workers import Worker


class Printer(Worker):
    def handle(self, job):
        print(job)
