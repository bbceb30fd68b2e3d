import multiprocessing

from poolproof_rules.proofs.scene import note


def double(number: int) -> int:
    note("begun", number)
    return 2 * number


if __name__ == "__main__":
    pool = multiprocessing.Pool(2)
    print(pool.map(double, range(4)))
    pool.close()
    pool.join()
