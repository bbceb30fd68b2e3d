from multiprocessing import Pool


def square(n):
    return n * n


if __name__ == "__main__":
    pool = Pool(4)
    print(pool.map(square, range(4)))
    pool.close()
    pool.join()


def cube(n):
    return n**3


def cubes(numbers):
    with Pool(4) as pool:
        return pool.map(cube, numbers)
