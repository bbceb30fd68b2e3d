"""Pipes whose other end a forked worker holds, although it closes a connection of another kind."""

from multiprocessing import Pipe, Process

import fabric


def run(host, orders, answers):
    line = fabric.Connection(host)
    over = False
    while not over:
        order = orders.recv()
        if order == "exit":
            over = True
        else:
            line.put(order)
            answers.send("done")
    line.close()


def run_careful(host, orders, other):
    other.close()
    line = fabric.Connection(host)
    while True:
        order = orders.recv()
        if order == "exit":
            break
        line.put(order)


def main(hosts):
    near, far = Pipe()
    near_too, far_too = Pipe()
    Process(target=run, args=(hosts[0], far, far_too)).start()  # expect: PP309
    ours, theirs = Pipe()
    Process(target=run_careful, args=(hosts[1], theirs, ours)).start()
    return near, near_too
