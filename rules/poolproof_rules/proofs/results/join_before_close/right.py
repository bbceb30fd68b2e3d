import multiprocessing

from poolproof_rules.proofs.scene import work


def main() -> None:
    pool = multiprocessing.Pool(2)
    try:
        print(pool.map(work, range(4)))
    finally:
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
