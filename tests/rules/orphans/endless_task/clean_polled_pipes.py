"""Loops over a pipe whose end is seen, or that end by what they do not receive."""

import pickle
from multiprocessing import Pipe, Process, get_context

import shop


def looks_first(orders):
    while True:
        if orders.poll(1):
            try:
                print(orders.recv())
            except (EOFError, OSError):
                return


def shuts_the_other_end(orders, sender):
    sender.close()
    while True:
        if orders.poll(1):
            try:
                print(orders.recv())
            except EOFError:
                return


def takes_what_is_there(orders):
    try:
        while orders.poll(1):
            print(orders.recv())
    except EOFError:
        print("no more orders")


def waits_for_the_next(orders):
    while True:
        if not orders.poll(60):
            break
        print(orders.recv())


def reads_a_file(path):
    with open(path, "rb") as file:
        while True:
            try:
                print(pickle.load(file))
            except EOFError:
                break


def writes_on(line):
    while True:
        try:
            print(shop.next_order(), file=line)
        except BrokenPipeError:
            break


if __name__ == "__main__":
    ours, theirs = Pipe()
    Process(target=shuts_the_other_end, args=(theirs, ours)).start()
    ours, theirs = Pipe()
    Process(target=takes_what_is_there, args=(theirs,)).start()
    ours, theirs = Pipe()
    Process(target=waits_for_the_next, args=(theirs,)).start()
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    context.Process(target=looks_first, args=(theirs,)).start()
    Process(target=reads_a_file, args=("orders",)).start()
    Process(target=writes_on, args=(shop.line(),)).start()
