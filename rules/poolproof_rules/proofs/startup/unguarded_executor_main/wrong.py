from concurrent.futures import ProcessPoolExecutor

from poolproof_rules.proofs.scene import end_with_parent, work

with ProcessPoolExecutor(2, initializer=end_with_parent) as executor:
    print(executor.submit(work, 1).result())
