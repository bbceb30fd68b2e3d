import multiprocessing

from poolproof_rules.proofs.scene import work

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(pool.map(work, range(4)))
