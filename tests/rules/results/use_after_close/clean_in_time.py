"""Work in time; and what may be done with a pool that has ended."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from multiprocessing import Pool

from mpire import WorkerPool
from pathos.pools import ProcessPool


def before_close(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def inside_with(texts):
    with Pool(2) as pool:
        lengths = pool.map(len, texts)
        return lengths, pool.map(str, texts)


def nested_with(texts):
    with Pool(2) as outer:
        with Pool(2) as inner:
            lengths = inner.map(len, texts)
        return outer.map(str, lengths)


def same_name_again(texts):
    with Pool(2) as pool:
        lengths = pool.map(len, texts)
    with Pool(2) as pool:
        return lengths, pool.map(str, texts)


def replaced(texts):
    pool = Pool(2)
    pool.terminate()
    pool = Pool(4)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending


def replaced_in_a_loop(batches):
    for batch in batches:
        pool = Pool(2)
        pending = pool.map_async(len, batch)
        pool.close()
        pool.join()
        print(pending.get())


def replaced_when_it_breaks(batches, measure):
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


def results_after_the_end(texts):
    pool = Pool(2)
    pending = [pool.apply_async(len, (text,)) for text in texts]
    pool.close()
    pool.join()
    return [each.get() for each in pending]


def futures_after_the_end(texts):
    with ThreadPoolExecutor(2) as executor:
        futures = [executor.submit(len, text) for text in texts]
    return [future.result() for future in futures]


def map_after_the_end(texts):
    with ThreadPoolExecutor(2) as executor:
        lengths = executor.map(len, texts)
    return list(lengths)


def ended_many_times(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.close()
    pool.join()
    pool.terminate()
    pool.join()
    executor = ThreadPoolExecutor(2)
    executor.shutdown()
    executor.shutdown()
    return pending


def second_with_of_an_executor():
    executor = ThreadPoolExecutor(2)
    with executor:
        print("first")
    with executor:
        print("it is allowed, as long as nothing is submitted")


def with_after_nothing(texts):
    pool = Pool(2)
    with pool:
        return pool.map(len, texts)


def on_the_other_path(texts, quick):
    pool = Pool(2)
    if quick:
        pool.terminate()
        return None
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending


def same_condition(texts, quick):
    pool = Pool(2)
    pending = None
    if quick:
        pool.terminate()
    if not quick:
        pending = pool.map_async(len, texts)
        pool.close()
        pool.join()
    return pending


def until_it_ends(batches):
    pool = Pool(2)
    for batch in batches:
        if not batch:
            pool.terminate()
            break
        pool.map_async(print, batch).wait()
    else:
        pool.close()
        pool.join()


def other_attributes(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    print(pool, pool._processes, repr(pool))
    return pending


def on_a_stack(texts):
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(2))
        stack.callback(print, "done")
        return pool.map(len, texts)


def of_mpire(texts):
    """Its pools start anew when they are given work."""
    pool = WorkerPool(2)
    try:
        lengths = pool.map(len, texts)
        pool.stop_and_join()
        return lengths, pool.map(str, texts)
    finally:
        pool.stop_and_join()


def of_pathos(texts):
    pool = ProcessPool(2)
    try:
        lengths = pool.map(len, texts)
        pool.close()
        pool.join()
        pool.restart()
        return lengths, pool.map(str, texts)
    finally:
        pool.terminate()


def helper(pool, texts):
    return pool.map(len, texts)


def lent_in_time(texts):
    with Pool(2) as pool:
        return helper(pool, texts), helper(pool, texts)


def one_of_two(texts):
    first = Pool(2)
    second = Pool(2)
    first.terminate()
    pending = second.map_async(len, texts)
    second.close()
    second.join()
    return pending
