"""A turn of a loop, or a way out of it, gets past the end of the pool."""

from multiprocessing import Pool


def skipped_turn(batches):
    for batch in batches:
        pool = Pool(2)  # expect: PP104
        if not batch:
            continue
        pool.map_async(print, batch).wait()
        pool.close()
        pool.join()


def left_early(batches):
    for batch in batches:
        pool = Pool(2)  # expect: PP104
        pending = pool.map_async(len, batch)
        if not batch:
            break
        pending.wait(1)
        pool.terminate()


def returned_from_the_loop(batches):
    for batch in batches:
        pool = Pool(2)  # expect: PP104
        pending = pool.map_async(len, batch)
        if pending.ready():
            return pending.get()
        pool.terminate()
    return None


def only_the_last(batches):
    for batch in batches:
        pool = Pool(2)  # expect: PP104
        pool.map_async(print, batch).wait()
    pool.close()
    pool.join()


def returned_past_the_end(batches):
    pool = Pool(2)  # expect: PP104
    for batch in batches:
        pending = pool.map_async(len, batch)
        if pending.ready():
            return pending
    pool.close()
    pool.join()
    return None


def broken_past_else(batches):
    pool = Pool(2)  # expect: PP104
    for batch in batches:
        if not batch:
            break
        pool.map_async(print, batch).wait()
    else:
        pool.close()
        pool.join()


def while_loop(queue):
    while True:
        pool = Pool(2)  # expect: PP104
        batch = queue.get_nowait
        if batch is None:
            break
        pool.map_async(print, [batch]).wait()
        pool.terminate()


def ended_in_a_loop_that_may_not_run(texts, rounds):
    pool = Pool(2)  # expect: PP104
    for number in range(rounds):
        print(number)
        pool.terminate()


def replaced_while_it_runs(texts, bigger):
    pool = Pool(2)  # expect: PP104
    if bigger:
        pool = Pool(8)
    pool.map_async(print, texts).wait()
    pool.close()
    pool.join()


def restarted_while_it_runs(texts):
    pool = Pool(2)  # expect: PP101
    pool.map_async(print, texts).wait()
    pool = Pool(2)
    pool.map_async(print, texts).wait()
    pool.close()
    pool.join()


def none_of_them_yet(batches):
    pool = None
    for batch in batches:
        if batch:
            pool = Pool(2)  # expect: PP104
            pool.map_async(print, batch).wait()
    if pool is not None:
        pool.terminate()
