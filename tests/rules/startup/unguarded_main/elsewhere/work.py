from multiprocessing import Pool


def square(n):
    return n * n


def squares(numbers):
    with Pool(4) as pool:
        return pool.map(square, numbers)
