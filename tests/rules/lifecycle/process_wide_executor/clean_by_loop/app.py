from executors import FIRST, SECOND, end


def stop():
    for executor in (FIRST, SECOND):
        executor.shutdown(wait=False)


def stop_by_helper():
    end(FIRST, SECOND)
