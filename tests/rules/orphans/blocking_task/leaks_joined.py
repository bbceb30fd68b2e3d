"""Arguments that are put together out of several parts, and jobs that are put in together."""

from multiprocessing import Event, Manager, Pool, Process


def wait(settings, ready):
    print(settings)
    ready.wait()


def wait_for_both(pair):
    _page, ready = pair
    ready.wait()


def wait_with_number(page, ready, number):
    print(page, number)
    ready.wait()


class Waiter:
    def __init__(self, target, *args):
        self.ready = Event()
        self.jobs = []
        Process(target=target, args=args + (self.ready,)).start()  # expect: PP302

    def wait_for_all(self, pages):
        ready = Manager().Event()
        self.jobs += [(page, ready) for page in pages]
        with Pool(3) as pool:
            pool.map(wait_for_both, self.jobs)  # expect: PP302


def start(settings):
    ready = Event()
    common = (settings,)
    Process(target=wait, args=common + (ready,)).start()  # expect: PP302
    Waiter(wait, settings).wait_for_all(["one", "two"])


def put_together(pages, others):
    ready = Manager().Event()
    jobs = []
    jobs.extend((page, ready) for page in pages)
    jobs.extend([(page, ready) for page in others])
    with Pool(3) as pool:
        pool.map(wait_for_both, jobs)  # expect: PP302
        pool.starmap(wait_with_number, [(page,) + (ready, 3) for page in pages])  # expect: PP302
