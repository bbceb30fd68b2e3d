import multiprocessing

from poolproof_rules.proofs.scene import work

with multiprocessing.Pool(2) as pool:
    print(pool.map(work, range(4)))
