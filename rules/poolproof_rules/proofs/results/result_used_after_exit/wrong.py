import multiprocessing

from poolproof_rules.proofs.scene import wait_until, work


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        result = pool.map_async(work, range(4), chunksize=1)
        wait_until("begun", 2)
    print(result.get())


if __name__ == "__main__":
    main()
