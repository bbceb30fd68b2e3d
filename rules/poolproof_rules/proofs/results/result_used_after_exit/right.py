import multiprocessing

from poolproof_rules.proofs.scene import wait_until, work


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        results = pool.imap(work, range(4))
        wait_until("begun", 2)
        print(list(results))


if __name__ == "__main__":
    main()
