import multiprocessing

from poolproof_rules.proofs.scene import work


def main() -> None:
    for folder in (range(2), range(2, 4), range(4, 6), range(6, 8)):
        with multiprocessing.Pool(2) as pool:
            print(pool.map(work, folder))


if __name__ == "__main__":
    main()
