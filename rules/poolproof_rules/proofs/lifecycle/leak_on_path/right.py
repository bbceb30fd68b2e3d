import multiprocessing

from poolproof_rules.proofs.scene import take_stock, wait_until, work


def resize_all(images: range, preview: bool) -> list[int]:
    pool = multiprocessing.Pool(2)
    try:
        sizes = pool.imap(work, images)
        wait_until("begun", 2)
        if preview:
            return []
        return list(sizes)
    finally:
        pool.terminate()


def main() -> None:
    resize_all(range(8), preview=True)
    take_stock()


if __name__ == "__main__":
    main()
