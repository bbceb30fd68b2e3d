"""Started once, or for a good reason more than once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from multiprocessing import Pool


def before_the_loop(batches):
    with Pool(2) as pool:
        for batch in batches:
            print(pool.map(len, batch))


def before_the_loop_in_finally(batches):
    pool = Pool(2)
    try:
        for batch in batches:
            print(pool.map(len, batch))
    finally:
        pool.close()
        pool.join()


def after_the_loop(batches):
    texts = []
    for batch in batches:
        texts += batch
    with Pool(2) as pool:
        return pool.map(len, texts)


def in_else_of_the_loop(batches):
    for batch in batches:
        if not batch:
            break
    else:
        with Pool(2) as pool:
            print(pool.map(len, batches))


def as_the_loop_begins(texts):
    with Pool(2) as pool:
        for length in pool.imap(len, texts):
            print(length)


def in_the_head_of_the_loop(texts):
    with ThreadPoolExecutor(2) as executor:
        for future in [executor.submit(len, text) for text in texts]:
            print(future.result())


def retried(texts, measure):
    for attempt in range(3):
        try:
            with Pool(2) as pool:
                return pool.map(measure, texts)
        except OSError as error:
            print(attempt, error)
    return None


def retried_until_it_works(texts, measure):
    while True:
        try:
            with Pool(2) as pool:
                return pool.map(measure, texts)
        except OSError as error:
            print(error)


def retried_with_break(texts, measure):
    for attempt in range(3):
        try:
            with Pool(2) as pool:
                lengths = pool.map(measure, texts)
        except OSError as error:
            print(attempt, error)
        else:
            break
    return lengths


def retried_with_break_inside(texts, measure):
    lengths = []
    for _ in range(3):
        with Pool(2) as pool:
            lengths = pool.map(measure, texts)
        break
    return lengths


def server(queue):
    while True:
        batch = queue.get()
        with Pool(2) as pool:
            print(pool.map(len, batch))


def server_with_one(queue):
    while 1:
        batch = queue.get()
        with ThreadPoolExecutor(2) as pool:
            print(list(pool.map(len, batch)))


def each_in_a_function(batches):
    def lengths(batch):
        with Pool(2) as pool:
            return pool.map(len, batch)

    return [lengths(batch) for batch in batches]


def one_lengths(batch):
    with Pool(2) as pool:
        return pool.map(len, batch)


def each_by_a_function(batches):
    for batch in batches:
        print(one_lengths(batch))


def function_made_in_a_loop(batches):
    tasks = []
    for batch in batches:

        def task(batch=batch):
            with Pool(2) as pool:
                return pool.map(len, batch)

        tasks.append(task)
    return tasks


def all_at_once(batches):
    pools = []
    try:
        for _ in batches:
            pools.append(Pool(1))
        return [pool.map_async(len, batch).get() for pool, batch in zip(pools, batches)]
    finally:
        for pool in pools:
            pool.terminate()


def all_at_once_on_a_stack(batches):
    with ExitStack() as stack:
        pools = []
        for _ in batches:
            pools.append(stack.enter_context(Pool(1)))
        return [pool.map(len, batch) for pool, batch in zip(pools, batches)]


def restarted_when_it_breaks(batches, measure):
    pool = Pool(2)
    try:
        for batch in batches:
            try:
                print(pool.map(measure, batch))
            except OSError:
                pool.terminate()
                pool = Pool(2)
    finally:
        pool.terminate()


def started_at_first_need(batches):
    pool = None
    for batch in batches:
        if pool is None:
            pool = Pool(2)
        pool.map_async(print, batch).wait()
    if pool is not None:
        pool.terminate()


def found_and_returned(batches):
    for batch in batches:
        if batch:
            with Pool(2) as pool:
                return pool.map(len, batch)
    return []


def leaked_each_turn(batches):
    for batch in batches:
        pool = Pool(2)  # expect: PP101
        pool.map_async(print, batch).wait()


def handed_out_each_turn(batches):
    for batch in batches:
        pool = Pool(2)
        yield pool, batch


def of_its_own_size(batches):
    for batch in batches:
        with Pool(min(len(batch), 4)) as pool:
            print(pool.map(len, batch))


def of_its_own_kind(contexts, texts):
    for name, context in contexts.items():
        workers = [None]
        with context.Pool(2, initargs=(name,)) as pool:
            print(pool.map(len, texts), workers)


def of_a_size_made_there(batches):
    for batch in batches:
        size = len(batch)
        with Pool(size) as pool:
            print(pool.map(len, batch))
