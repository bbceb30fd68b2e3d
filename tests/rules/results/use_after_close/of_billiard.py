import billiard


def work_is_dropped(texts):
    pool = billiard.Pool(2)
    pool.close()
    pool.join()
    return pool.map(len, texts)  # expect: PP202


def a_second_block_is_not_refused(texts):
    pool = billiard.Pool(2)
    with pool:
        print(pool.map(len, texts))
    with pool:
        pass
