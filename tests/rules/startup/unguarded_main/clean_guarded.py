from multiprocessing import Pool, current_process


def square(n):
    return n * n


def main():
    with Pool(4) as pool:
        print(pool.map(square, range(4)))


class Squares:
    def __init__(self):
        self.pool = Pool(4)

    def stop(self):
        self.pool.close()
        self.pool.join()


if "__main__" == __name__:
    main()
    squares = Squares()
    squares.stop()

if current_process().name == "MainProcess":
    with Pool(4) as pool:
        print(pool.map(square, range(4)))
