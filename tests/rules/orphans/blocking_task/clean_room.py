"""Workers that a sibling tells to stop, and whose results find room."""

from multiprocessing import Process, Queue


def reads(jobs):
    for number in range(100):
        jobs.put(number)
    jobs.put(None)


def works(jobs, done):
    while True:
        job = jobs.get()
        if job is None:
            done.put(None)
            break
        done.put(job)


def writes(done):
    while (result := done.get()) is not None:
        print(result)


def passed_on():
    jobs, done = Queue(), Queue(maxsize=10)
    Process(target=works, args=(jobs, done)).start()
    Process(target=reads, args=(jobs,)).start()
    Process(target=writes, args=(done,)).start()


def without_a_limit():
    jobs, done = Queue(), Queue()
    Process(target=works, args=(jobs, done)).start()
    Process(target=reads, args=(jobs,)).start()
    print(done.get())
