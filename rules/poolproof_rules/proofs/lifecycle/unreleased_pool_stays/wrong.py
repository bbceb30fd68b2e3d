import multiprocessing

from poolproof_rules.proofs.scene import take_stock, work


def warm_up(names: range) -> None:
    pool = multiprocessing.Pool(2)
    pool.map_async(work, names, chunksize=1, error_callback=print)


def main() -> None:
    warm_up(range(8))
    take_stock()


if __name__ == "__main__":
    main()
