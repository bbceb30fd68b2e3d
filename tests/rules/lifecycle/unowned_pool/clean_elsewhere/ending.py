def stop(pool):
    pool.close()
    pool.join()
