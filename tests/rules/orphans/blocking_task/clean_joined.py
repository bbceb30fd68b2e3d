"""Arguments and jobs out of several parts, in places where nobody waits for them."""

from multiprocessing import Event, Manager, Pool, Process


def wait(ready, settings):
    print(ready)
    settings.wait()


def wait_for_the_second(pair):
    _ready, page = pair
    page.wait()


def start(settings):
    ready = Event()
    Process(target=wait, args=(ready,) + (settings,)).start()


def put_together(pages, others):
    ready = Manager().Event()
    jobs = []
    jobs.extend((ready, page) for page in pages)
    names = ""
    names += "".join(others)
    jobs += [(ready, names)]
    with Pool(3) as pool:
        pool.map(wait_for_the_second, jobs)
