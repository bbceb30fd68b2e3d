"""What is run: nothing here tells that it is in a process."""


def take(jobs):
    while True:
        if jobs.get() is None:
            break


def once(jobs):
    print(jobs.get(timeout=5))


class Job:
    def __init__(self, work, args):
        self.work = work
        self.args = args
