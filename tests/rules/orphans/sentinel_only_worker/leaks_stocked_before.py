"""Near misses: what other functions put into the queue comes too late, or is not all."""

from multiprocessing import Process, Queue


def until_none(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def stock(items):
    jobs = Queue()
    for item in items:
        jobs.put(item)
    return jobs


def run_unended(items):
    jobs = stock(items)
    worker = Process(target=until_none, args=(jobs,))  # expect: PP309
    worker.start()
    end(jobs)


def end(jobs):
    jobs.put(None)


# The helper is called before and after.
def add(jobs, items):
    for item in items:
        jobs.put(item)
    jobs.put(None)


def run_twice(items, more):
    jobs = Queue()
    add(jobs, items)
    worker = Process(target=until_none, args=(jobs,))  # expect: PP309
    worker.start()
    add(jobs, more)


# The process is started before the queue is filled.
def run_kept(items):
    jobs = Queue()
    worker = Process(target=until_none, args=(jobs,))  # expect: PP309
    worker.start()
    for item in items:
        jobs.put(item)
    jobs.put(None)


class Press:
    def __init__(self):
        self.sheets = Queue()
        self.printer = Process(target=until_none, args=(self.sheets,))  # expect: PP309
        self.printer.start()

    def fill(self, sheets):
        for sheet in sheets:
            self.sheets.put(sheet)
        self.sheets.put(None)


def press(sheets):
    it = Press()
    it.fill(sheets)


# The object starts its processes before it fills the queue, and ends it when it is told to.
class Shop:
    def __init__(self, count):
        self.sheets = Queue()
        self.printers = []
        for _ in range(count):
            self.printers.append(Process(target=until_none, args=(self.sheets,)))  # expect: PP309

    def start(self):
        for printer in self.printers:
            printer.start()

    def add(self, sheet):
        self.sheets.put(sheet)

    def close(self):
        for _ in self.printers:
            self.sheets.put(None)


class Late:
    def __init__(self):
        self.sheets = Queue()
        self.printer = Process(target=until_none, args=(self.sheets,))  # expect: PP309

    def run(self, sheets):
        self.printer.start()
        for sheet in sheets:
            self.sheets.put(sheet)
        self.sheets.put(None)


# The caller fills the queue again.
def fill_and_start(jobs, items):
    add(jobs, items)
    worker = Process(target=until_none, args=(jobs,))  # expect: PP309
    worker.start()


def run_again(items, more):
    jobs = Queue()
    fill_and_start(jobs, items)
    add(jobs, more)


# A service that ends its worker and starts another one, again and again.
class Service:
    def __init__(self):
        self.jobs = Queue()
        self.worker = None
        self.reload = False

    def start_worker(self):
        self.worker = Process(target=until_none, args=(self.jobs,))  # expect: PP309
        self.worker.start()

    def stop_worker(self):
        self.jobs.put(None)
        self.worker.join()

    def run(self):
        while True:
            if self.reload:
                self.stop_worker()
            self.start_worker()


class Once:
    def __init__(self, ready):
        self.jobs = Queue()
        if ready:
            self.jobs.put(None)
        self.worker = Process(target=until_none, args=(self.jobs,))  # expect: PP309
        self.worker.start()


# On one of the branches the queue that both may use is only made, or made on the other.
def run_either(items, urgent):
    jobs = Queue()
    if urgent:
        jobs.put(None)
    else:
        print(items)
    Process(target=until_none, args=(jobs,)).start()  # expect: PP309


def run_later(items, urgent):
    if urgent:
        jobs = Queue()
    else:
        jobs = Queue()
        print(items)
    if items:
        jobs.put(None)
    Process(target=until_none, args=(jobs,)).start()  # expect: PP309
