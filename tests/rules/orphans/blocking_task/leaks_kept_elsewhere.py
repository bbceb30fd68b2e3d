"""Queues that are kept by functions and objects, and pipes that are handed over whole."""

import multiprocessing
from multiprocessing import Pool, Process, Queue


def remember(results):
    work.results = results


def work(number):
    work.results.put(number)


def neighbours(pipe):
    pipe[1].send("hello")
    return pipe[0].recv()


def one_end(end):
    return end.recv()


def both_ends(ours, theirs):
    return theirs.recv()


def closes_one(ours, theirs):
    ours.close()
    return theirs.recv()


def main():
    results = Queue(10)
    with Pool(2, remember, [results]) as pool:
        pool.map(work, [1, 2])  # expect: PP302
    spawning = multiprocessing.get_context("spawn")
    pipe = spawning.Pipe()
    ours, theirs = spawning.Pipe()
    spawning.Process(target=neighbours, args=(pipe,)).start()  # expect: PP302
    spawning.Process(target=both_ends, args=(ours, theirs)).start()  # expect: PP302
    spawning.Process(target=closes_one, args=(ours, theirs)).start()
    spawning.Process(target=one_end, args=(theirs,)).start()
    Process(target=print, args=(pipe,)).start()
