import queue
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    raise OSError(url)


class Form:
    def submit(self, action, *values):
        action(*values)

    def map(self, action, values):
        return [action(value) for value in values]


def no_pool(form: Form, url):
    form.submit(fetch, url)
    Form().map(fetch, [url])


def whatever_it_is(action, url):
    with ThreadPoolExecutor() as executor:
        executor.submit(action, url)


def another(jobs: queue.Queue, url):
    jobs.put((fetch, url))
