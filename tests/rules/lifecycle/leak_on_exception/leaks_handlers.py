"""There is a handler, but not for this exception; or it ends the pool in the wrong place."""

from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import Pool


def too_narrow(texts, measure):
    pool = Pool(2)  # expect: PP103
    try:
        lengths = pool.map(measure, texts)
    except ValueError:
        lengths = []
    pool.close()
    pool.join()
    return lengths


def raised_again(texts, measure):
    pool = Pool(2)  # expect: PP103
    try:
        lengths = pool.map(measure, texts)
    except Exception as error:
        raise RuntimeError("measuring failed") from error
    pool.close()
    pool.join()
    return lengths


def caught_and_returned(texts, measure):
    pool = Pool(2)  # expect: PP103
    try:
        lengths = pool.map(measure, texts)
    except Exception as error:
        print(error)
        return None
    pool.close()
    pool.join()
    return lengths


def ended_in_the_try(texts, measure):
    pool = Pool(2)  # expect: PP103
    try:
        lengths = pool.map(measure, texts)
        pool.close()
        pool.join()
    except Exception as error:
        print(error)
        lengths = []
    return lengths


def ended_in_else(texts, measure):
    pool = Pool(2)  # expect: PP103
    try:
        lengths = pool.map(measure, texts)
    except OSError:
        lengths = []
    else:
        pool.close()
        pool.join()
    return lengths


def ended_on_interrupt_only(texts, measure):
    pool = Pool(2)  # expect: PP103
    try:
        lengths = pool.map(measure, texts)
    except KeyboardInterrupt:
        pool.terminate()
        raise
    pool.close()
    pool.join()
    return lengths


def before_the_try(texts, measure):
    pool = Pool(2)  # expect: PP103
    samples = measure(texts)
    try:
        return pool.map(measure, samples)
    finally:
        pool.close()
        pool.join()


def before_the_with(texts, measure):
    pool = Pool(2)  # expect: PP103
    samples = measure(texts)
    with pool:
        return pool.map(measure, samples)


def in_the_handler(texts, measure):
    pool = Pool(2)  # expect: PP103
    try:
        lengths = pool.map(measure, texts)
    except Exception as error:
        measure(error)
        pool.terminate()
        raise
    pool.close()
    pool.join()
    return lengths


def suppressed_too_little(texts, measure):
    pool = Pool(2)  # expect: PP103
    lengths = []
    with suppress(KeyError):
        lengths = pool.map(measure, texts)
    pool.close()
    pool.join()
    return lengths


def next_turn(batches, measure):
    for batch in batches:
        pool = Pool(2)  # expect: PP103
        try:
            print(pool.map(measure, batch))
            pool.close()
            pool.join()
        except ValueError:
            continue


def retried(texts, measure):
    for _ in range(3):
        executor = ProcessPoolExecutor(2)  # expect: PP103
        try:
            lengths = list(executor.map(measure, texts))
        except OSError:
            continue
        executor.shutdown()
        return lengths
    return []


@contextmanager
def managed(size):
    pool = Pool(size)  # expect: PP103
    yield pool
    pool.close()
    pool.join()


def in_another_finally(texts, measure, path):
    pool = Pool(2)  # expect: PP103
    file = open(path)
    try:
        lengths = pool.map(measure, texts)
    finally:
        file.close()
    pool.close()
    pool.join()
    return lengths
