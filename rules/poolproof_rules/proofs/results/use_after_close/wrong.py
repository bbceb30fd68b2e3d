import multiprocessing

from poolproof_rules.proofs.scene import work


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        print(pool.map(work, range(4)))
    print(pool.map(work, range(4)))


if __name__ == "__main__":
    main()
