"""Charts that may well not be shown: many computations, those that somebody chooses."""

from multiprocessing import Pool, Process

import matplotlib.pyplot as plt
from joblib import Parallel, delayed


def compares(seed):
    plt.plot([seed, seed + 1])
    plt.savefig(f"{seed}.png")
    plt.show()
    return seed


def trains(epochs, verbose):
    losses = [1 / (n + 1) for n in range(epochs)]
    if verbose:
        plt.plot(losses)
        plt.show()


def goes_on():
    plt.plot([1, 2])
    plt.show(block=False)
    plt.pause(1)


def tells(values):
    summary(values)


def summary(values):
    report(sorted(values))


def report(values):
    draw(values)


def draw(values):
    plt.plot(values)
    plt.show()


def main():
    with Pool(4) as pool:
        pool.map(compares, range(10))
    Parallel(n_jobs=4)(delayed(compares)(seed) for seed in range(10))
    Process(target=trains, args=(10, True)).start()
    Process(target=goes_on).start()
    Process(target=tells, args=([3, 2],)).start()
