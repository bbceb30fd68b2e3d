from concurrent.futures import ThreadPoolExecutor

FIRST = ThreadPoolExecutor(4)
SECOND = ThreadPoolExecutor(1)


def end(*executors):
    for executor in executors:
        executor.shutdown()
