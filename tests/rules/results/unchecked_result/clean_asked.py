from concurrent.futures import ThreadPoolExecutor, as_completed, wait
from multiprocessing import Pool


def fetch(url):
    raise OSError(url)


def asked(urls):
    with ThreadPoolExecutor() as executor:
        return list(executor.map(fetch, urls))


def asked_one_by_one(urls):
    with ThreadPoolExecutor() as executor:
        futures = [executor.submit(fetch, url) for url in urls]
        for future in as_completed(futures):
            print(future.result())


def asked_by_iterating(urls):
    with ThreadPoolExecutor() as executor:
        fetched = executor.map(fetch, urls)
        for _ in fetched:
            pass
    with Pool(4) as pool:
        lengths = pool.imap_unordered(fetch, urls)
        for n, _ in enumerate(lengths):
            print(n)


def asked_by_name(urls):
    with ThreadPoolExecutor() as executor:
        futures = {}
        for url in urls:
            futures[url] = executor.submit(fetch, url)
        return {url: future.result() for url, future in futures.items()}


def asked_at_once(url):
    with ThreadPoolExecutor() as executor:
        return executor.submit(fetch, url).result(10)


def asked_after_the_wait(urls):
    with ThreadPoolExecutor() as executor:
        futures = {executor.submit(fetch, url): url for url in urls}
        done, late = wait(futures, timeout=10)
        print(len(late))
        return [future.result() for future in done]


def asked_whether_it_failed(urls):
    with ThreadPoolExecutor() as executor:
        futures = [executor.submit(fetch, url) for url in urls]
        for future in as_completed(futures):
            if future.exception() is not None:
                print("failed")


def asked_whether_it_succeeded(urls):
    with Pool(4) as pool:
        results = [pool.apply_async(fetch, (url,)) for url in urls]
        for result in results:
            result.wait()
        return all(result.successful() for result in results)


def asked_in_pairs(urls):
    pairs = []
    with ThreadPoolExecutor() as executor:
        for url in urls:
            pairs.append((executor.submit(fetch, url), url))
        for future, _ in pairs:
            future.result()


def asked_in_a_table(urls):
    futures = {}
    with ThreadPoolExecutor() as executor:
        for url in urls:
            futures[url] = executor.submit(fetch, url)
        wait(futures.values())
        for url in urls:
            print(futures[url].result())


def asked_elsewhere(urls, check):
    with ThreadPoolExecutor() as executor:
        futures = [executor.submit(fetch, url) for url in urls]
        wait(futures)
    for n, future in enumerate(futures):
        check(n, future)


def told(urls, report):
    pool = Pool(4)
    for url in urls:
        pool.apply_async(fetch, (url,), error_callback=report)
    pool.close()
    pool.join()


def told_by_a_hook(urls, report):
    with ThreadPoolExecutor() as executor:
        for url in urls:
            executor.submit(fetch, url).add_done_callback(report)


def handed_on(urls, gather):
    with ThreadPoolExecutor() as executor:
        gather(executor.submit(fetch, url) for url in urls)
        gather(executor.map(fetch, urls))


class Loader:
    def __init__(self):
        self.executor = ThreadPoolExecutor()
        self.futures = []

    def stop(self):
        self.executor.shutdown()

    def load(self, url):
        self.futures.append(self.executor.submit(fetch, url))

    def start(self, url):
        return self.executor.submit(fetch, url)


def look():
    return [future.result() for future in started]


with ThreadPoolExecutor() as workers:
    started = [workers.submit(fetch, name) for name in ("a", "b")]
    wait(started)
