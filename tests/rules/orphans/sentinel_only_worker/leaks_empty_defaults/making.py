import multiprocessing


def begin(target, args=()):
    process = multiprocessing.Process(target=target, args=args)  # expect: PP309
    process.start()
    return process


def begin_named(target, kwargs={}):
    process = multiprocessing.Process(target=target, kwargs=kwargs)  # expect: PP309
    process.start()
    return process


def begin_quick(target, args=()):
    process = multiprocessing.Process(target=target, args=args)
    process.start()
    return process
