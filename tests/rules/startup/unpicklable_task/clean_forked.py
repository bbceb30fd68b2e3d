from multiprocessing import Pool, get_context, set_start_method


def double(n):
    return 2 * n


def forked(numbers, table):
    def prepare():
        print(table)

    with get_context("fork").Pool(4, initializer=prepare) as pool:
        return pool.map(double, numbers)


def forked_like_all(numbers, table):
    with Pool(4, initializer=lambda: print(table)) as pool:
        return pool.map(double, numbers)


if __name__ == "__main__":
    set_start_method("fork")
    print(forked(range(4), {}), forked_like_all(range(4), {}))
