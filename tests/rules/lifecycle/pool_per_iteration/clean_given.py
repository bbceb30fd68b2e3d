"""The loop uses what it was given."""

from multiprocessing import Pool


def given(pool, batches):
    for batch in batches:
        print(pool.map(len, batch))


def shared(batches):
    with Pool(2) as pool:
        given(pool, batches)


class Owner:
    def __init__(self):
        self.owned = Pool(2)

    def run(self, batches):
        for batch in batches:
            print(self.owned.map(len, batch))

    def close(self):
        self.owned.terminate()
