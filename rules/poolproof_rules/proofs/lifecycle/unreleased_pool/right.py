import multiprocessing

from poolproof_rules.proofs.scene import wait_until, work


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        pool.map_async(work, range(8), chunksize=1, error_callback=print)
        wait_until("begun", 2)
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
