import multiprocessing

from poolproof_rules.proofs.scene import fail


def main() -> None:
    pool = multiprocessing.Pool(2)
    try:
        pool.apply_async(fail, (1,), error_callback=print)
    finally:
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
