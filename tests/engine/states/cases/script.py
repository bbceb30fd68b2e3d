import sys
from multiprocessing import Pool, get_context

pool = Pool(2)  # state: pool=open
pool.close()  # state: pool=closed
pool.join()  # state: pool=released

if sys.argv:
    ctx = get_context("spawn")
    other = ctx.Pool(2)  # state: other=open
    if len(sys.argv) > 3:
        sys.exit("too many")
    other.terminate()  # state: other=released
