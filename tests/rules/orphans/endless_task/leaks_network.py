"""Loops that look for messages over the network without waiting, for ever."""

import time
from multiprocessing import Process

import zmq


def serve(port):
    orders = zmq.Context().socket(zmq.REP)
    orders.bind(f"tcp://*:{port}")
    while True:
        while True:
            try:
                print(orders.recv(flags=zmq.NOBLOCK))
            except zmq.ZMQError:
                break
        time.sleep(1)


def main():
    Process(target=serve, args=(5000,)).start()  # expect: PP301
