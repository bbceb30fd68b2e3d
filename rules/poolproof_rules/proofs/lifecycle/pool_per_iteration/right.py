import multiprocessing

from poolproof_rules.proofs.scene import work


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        for folder in (range(2), range(2, 4), range(4, 6), range(6, 8)):
            print(pool.map(work, folder))


if __name__ == "__main__":
    main()
