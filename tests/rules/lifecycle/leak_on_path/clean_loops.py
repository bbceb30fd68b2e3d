"""Every turn ends its pool, or the loop ends what it was given."""

from multiprocessing import Pool


def every_turn(batches):
    for batch in batches:
        if not batch:
            continue
        pool = Pool(2)
        pool.map_async(print, batch).wait()
        pool.close()
        pool.join()


def every_turn_by_with(batches):
    for batch in batches:
        with Pool(2) as pool:
            if not batch:
                continue
            if len(batch) > 100:
                break
            print(pool.map(len, batch))


def every_turn_by_finally(batches):
    for batch in batches:
        pool = Pool(2)
        try:
            if not batch:
                continue
            print(pool.map(len, batch))
        finally:
            pool.terminate()


def one_pool_for_all_turns(batches):
    pool = Pool(2)
    for batch in batches:
        if not batch:
            continue
        if len(batch) > 100:
            break
        pool.map_async(print, batch).wait()
    pool.close()
    pool.join()


def left_with_a_pool_that_ended(batches):
    for batch in batches:
        pool = Pool(2)
        pending = pool.map_async(len, batch)
        pool.close()
        pool.join()
        if pending.successful():
            break


def retried(texts, measure):
    while True:
        try:
            with Pool(2) as pool:
                return pool.map(measure, texts)
        except OSError as error:
            print(error)


def restarted(batches, measure):
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


def ended_in_the_last_turn(batches):
    pool = None
    try:
        for batch in batches:
            if pool is not None:
                pool.terminate()
                pool = None
            pool = Pool(2)
            print(pool.map(len, batch))
    finally:
        if pool is not None:
            pool.terminate()


def loop_with_else(batches):
    pool = Pool(2)
    for batch in batches:
        if not batch:
            pool.terminate()
            break
        pool.map_async(print, batch).wait()
    else:
        pool.close()
        pool.join()


def kept_in_a_list(batches):
    pools = []
    try:
        for batch in batches:
            pool = Pool(2)
            pools.append(pool)
            if not batch:
                continue
            print(pool.map(len, batch))
    finally:
        for pool in pools:
            pool.terminate()
