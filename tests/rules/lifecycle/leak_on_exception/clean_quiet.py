"""Nothing in between can raise, by the policy on the rule's page."""

import logging
import sys
import time
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from multiprocessing import Pool, cpu_count
from timeit import default_timer
from multiprocessing.pool import ThreadPool

from tqdm import tqdm

log = logging.getLogger(__name__)


def by_a_nested_helper(texts):
    pool = Pool(2)

    def submit(text):
        return pool.apply_async(len, (text,))

    pending = [submit(text) for text in texts]
    pool.close()
    pool.join()
    return pending


def a_name(texts):
    pool = Pool(2)
    x = 1
    pool.close()
    pool.join()
    return x, texts


def nothing():
    pool = Pool(2)
    pool.close()
    pool.join()


def submitted(text):
    pool = Pool(2)
    pending = pool.apply_async(len, (text,))
    pool.close()
    pool.join()
    return pending.get()


def submitted_each(count):
    pool = Pool(2)
    pending = []
    for number in range(count):
        pending.append(pool.apply_async(abs, (number,)))
    pool.close()
    pool.join()
    return [each.get() for each in pending]


def submitted_in_a_comprehension(count):
    pool = Pool(2)
    pending = [pool.apply_async(abs, (number,)) for number in range(count)]
    pool.close()
    pool.join()
    return [each.get() for each in pending]


def submitted_as_a_map(texts):
    pool = ThreadPool(cpu_count())
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def made_and_read_after(texts):
    pool = Pool(2)
    results = pool.imap(len, texts)
    pool.close()
    pool.join()
    return list(results)


def to_an_executor(texts):
    executor = ThreadPoolExecutor(2)
    first = executor.submit(len, texts)
    second = executor.submit(str, texts)
    wait([first, second])
    executor.shutdown()
    return first.result(), second.result()


def announced(texts):
    pool = Pool(2)
    print("measuring", len(texts), "texts")
    log.info("measuring %d texts", len(texts))
    sys.stdout.flush()
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    log.debug("done")
    return pending.get()


def timed(texts):
    start = time.perf_counter()
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    time.sleep(0.1)
    pending.wait()
    pool.close()
    pool.join()
    print(time.perf_counter() - start)
    return pending.get()


def prepared(text, measure):
    pool = Pool(2)
    task = partial(measure, unit="letters")
    size = max(1, len(text) // 2)
    label = f"{size} of {len(text)}".upper()
    pending = pool.apply_async(task, (text[:size],))
    pool.close()
    pool.join()
    return label, pending.get()


def counted():
    pool = Pool(2)
    bar = tqdm(total=10)
    pending = pool.map_async(len, [str(number) for number in range(10)])
    pool.close()
    pool.join()
    bar.close()
    return pending.get()


def defined_in_between(text):
    pool = Pool(2)

    def done(length):
        print(length)

    pending = pool.apply_async(len, (text,), callback=done)
    pool.close()
    pool.join()
    return pending.get()


def second_pool(texts):
    first = Pool(2)
    second = Pool(2)
    pending = first.map_async(len, texts), second.map_async(str, texts)
    first.close()
    second.close()
    first.join()
    second.join()
    return [each.get() for each in pending]


def harmless(texts):
    return [text for text in texts if text]


def says(message):
    print("measuring:", message)


def project_function_that_cannot_raise(text):
    pool = Pool(2)
    says(text)
    pending = pool.apply_async(len, (text,))
    pool.close()
    pool.join()
    return pending.get()


def raised_before(texts, measure):
    if not texts:
        raise ValueError("nothing to measure")
    samples = measure(texts)
    assert samples
    pool = Pool(2)
    pending = pool.map_async(len, samples)
    pool.close()
    pool.join()
    return pending.get()


def raised_after(texts, measure):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    if not pending.successful():
        raise RuntimeError("failed")
    return measure(pending.get())


def raised_while_closed(texts, measure):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    measure(texts)
    pool.join()
    return pending.get()


def measures_how_long_it_takes(texts):
    pool = Pool(2)
    started = default_timer()
    try:
        return pool.map(len, texts), default_timer() - started
    finally:
        pool.close()
        pool.join()


def tells_those_who_listen(texts, cancelled, ready):
    pool = Pool(2)
    try:
        found = pool.map(len, texts)
    finally:
        cancelled.set()
        with ready:
            ready.notify_all()
        pool.close()
        pool.join()
    return found


if __name__ == "__main__":
    pool = Pool(2)
    print(pool.map(abs, range(10)))
    pool.close()
    pool.join()
