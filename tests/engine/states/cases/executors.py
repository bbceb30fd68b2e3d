from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed


def shut_down():
    executor = ThreadPoolExecutor(2)  # state: executor=open
    executor.submit(print)  # state: executor=open
    executor.shutdown(wait=False)  # state: executor=released


def managed(work, xs):
    with ProcessPoolExecutor() as executor:  # state: executor=open
        futures = [executor.submit(work, x) for x in xs]  # state: executor=open
        for future in as_completed(futures):
            print(future.result())
    x = 1  # state: executor=released
    return x


def in_finally(work):
    executor = ProcessPoolExecutor()
    try:
        future = executor.submit(work)
        future.result()  # state: executor=open
    finally:
        executor.shutdown()  # state: executor=released


def injected(c):
    kind = ThreadPoolExecutor if c else ProcessPoolExecutor
    executor = kind(2)  # state: executor=open
    executor.shutdown()  # state: executor=released
