"""Queues that other functions fill, before the workers are started and to the last message."""

from multiprocessing import Manager, Pool, Process, Queue


def until_none(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def until_done(jobs):
    for job in iter(jobs.get, "done"):
        print(job)


# The helper makes the queue and gives it back.
def stock(items, count):
    jobs = Queue()
    for item in items:
        jobs.put(item)
    for _ in range(count):
        jobs.put(None)
    return jobs


def run_stocked(items):
    jobs = stock(items, 2)
    crew = [Process(target=until_none, args=(jobs,)) for _ in range(2)]
    run_all(crew)


def run_all(crew):
    for worker in crew:
        worker.start()
    for worker in crew:
        worker.join()


# The helpers get the queue, in two steps.
def add_items(jobs, items):
    for item in items:
        jobs.put(item)


def add_ends(jobs, count):
    for _ in range(count):
        jobs.put("done")


def start(jobs):
    worker = Process(target=until_done, args=(jobs,))
    worker.start()
    return worker


def run_filled(items):
    jobs = Queue()
    add_items(jobs, items)
    add_ends(jobs, 1)
    worker = start(jobs)
    worker.join()


# Processes that are made before, and started afterwards.
def run_kept(items):
    jobs = Queue()
    crew = [Process(target=until_none, args=(jobs,)) for _ in range(3)]
    for item in items:
        jobs.put(item)
    for _ in crew:
        jobs.put(None)
    for worker in crew:
        worker.start()


# Methods of one object.
class Press:
    def __init__(self, sheets):
        self.sheets = Queue()
        self.fill(sheets)

    def fill(self, sheets):
        for sheet in sheets:
            self.sheets.put(sheet)
        self.sheets.put(None)

    def print_all(self):
        printer = Process(target=until_none, args=(self.sheets,))
        printer.start()
        printer.join()


def press(sheets):
    it = Press(sheets)
    it.print_all()


# A list of the manager's, from which whoever finds nothing fails.
def take_all(shelf):
    while True:
        book = shelf.pop(0)
        if book is None:
            break
        print(book)


def clear(books):
    with Manager() as manager:
        shelf = manager.list()
        crew = [Process(target=take_all, args=(shelf,)) for _ in range(2)]
        for book in books:
            shelf.append(book)
        for _ in crew:
            shelf.append(None)
        for worker in crew:
            worker.start()
        for worker in crew:
            worker.join()


# An initializer takes one number each.
def number_workers(count):
    numbers = Queue()
    for number in range(count):
        numbers.put(number)
    return numbers


def take_number(numbers):
    print(numbers.get())


def with_numbers(items):
    numbers = number_workers(4)
    with Pool(4, initializer=take_number, initargs=(numbers,)) as pool:
        pool.map(print, items)


# A method that also calls itself, for another object.
class Plant:
    def __init__(self, before=None):
        self.before = before

    def run(self):
        if self.before:
            self.before.run()
        jobs = Queue()
        jobs.put(None)
        worker = Process(target=until_none, args=(jobs,))
        worker.start()


# The helper puts the last message between making a process and starting it.
def start_each(jobs, count):
    for _ in range(count):
        worker = Process(target=until_done, args=(jobs,))
        jobs.put("done")
        worker.start()


def run_each(items):
    jobs = Queue()
    for item in items:
        jobs.put(item)
    start_each(jobs, 3)


# Processes that are kept in an object, which fills the queue before it starts them.
class Printer(Process):
    def __init__(self, sheets):
        super().__init__()
        self.sheets = sheets

    def run(self):
        while True:
            sheet = self.sheets.get()
            if sheet is None:
                self.sheets.put(None)
                break


class Shop:
    def __init__(self, count):
        self.sheets = Queue()
        self.printers = []
        for _ in range(count):
            self.printers.append(Printer(self.sheets))

    def run(self, sheets):
        for sheet in sheets:
            self.sheets.put(sheet)
        self.sheets.put(None)
        for printer in self.printers:
            printer.start()
        for printer in self.printers:
            printer.join()


# What fills and starts is called more than once.
def smooth(values):
    jobs = Queue()
    for value in values:
        jobs.put(value)
    jobs.put(None)
    worker = Process(target=until_none, args=(jobs,))
    worker.start()
    worker.join()


def smooth_both(first, second):
    smooth(first)
    smooth(second)


# Each branch makes a queue of its own, and fills it.
def run_either(items, urgent):
    if urgent:
        jobs = Queue(len(items) + 1)
        for item in reversed(items):
            jobs.put(item)
        jobs.put(None)
    else:
        jobs = Queue()
        jobs.put(None)
    Process(target=until_none, args=(jobs,)).start()
