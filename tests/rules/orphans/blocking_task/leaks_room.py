"""Workers that a sibling tells to stop, and that cannot pass on what nobody takes any more."""

from multiprocessing import Process, Queue


def reads(jobs):
    for number in range(100):
        jobs.put(number)
    jobs.put(None)


def works(jobs, done):
    while True:
        job = jobs.get()
        if job is None:
            break
        done.put(job)


def notes(jobs, done, notes_of):
    for job in iter(jobs.get, None):
        done.put(job)
        notes_of.put(job)


def main():
    jobs, done, notes_of = Queue(), Queue(maxsize=10), Queue()
    Process(target=works, args=(jobs, done)).start()  # expect: PP302
    Process(target=reads, args=(jobs,)).start()
    print(done.get())


def with_notes():
    jobs, done, notes_of = Queue(), Queue(), Queue(5)
    Process(target=notes, args=(jobs, done, notes_of)).start()  # expect: PP302
    Process(target=reads, args=(jobs,)).start()
    print(notes_of.get())
