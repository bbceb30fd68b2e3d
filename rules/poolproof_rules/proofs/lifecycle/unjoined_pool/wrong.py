import multiprocessing

from poolproof_rules.proofs.scene import wait_until, work


def main() -> None:
    pool = multiprocessing.Pool(2)
    try:
        pool.map_async(work, range(8), chunksize=1, error_callback=print)
        wait_until("begun", 2)
    finally:
        pool.close()


if __name__ == "__main__":
    main()
