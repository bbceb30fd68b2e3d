import atexit
from concurrent.futures import ProcessPoolExecutor

executor = ProcessPoolExecutor()
atexit.register(executor.shutdown)


def square(n):
    return n * n


def squares(numbers):
    return list(executor.map(square, numbers))
