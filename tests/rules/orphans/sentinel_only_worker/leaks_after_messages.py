"""Loops that end by a failure over what was sent, and so only once something was."""

import queue
import socket
import time
from multiprocessing import Process, Queue


def passes_on(messages, line):
    while True:
        message = None
        try:
            message = messages.get(timeout=1)
        except queue.Empty:
            pass
        if message is not None:
            try:
                line.send(message)
            except OSError:
                break


def passes_on_many(messages, hand_over):
    waiting = []
    while True:
        while not messages.empty():
            waiting.append(messages.get())
        if waiting:
            try:
                hand_over(waiting)
            except ConnectionError:
                return
            waiting = []
        time.sleep(1)


def passes_on_the_last(messages, address):
    heap = []
    while True:
        while True:
            try:
                heap.append(messages.get_nowait())
            except queue.Empty:
                break
        if len(heap) > 0:
            newest = heap.pop()
            line = socket.socket()
            try:
                line.connect(address)
            except OSError:
                return
            line.sendall(newest)
            line.close()


def main(line, address, hand_over):
    first, second, third = Queue(), Queue(), Queue()
    Process(target=passes_on, args=(first, line)).start()  # expect: PP309
    Process(target=passes_on_many, args=(second, hand_over)).start()  # expect: PP309
    Process(target=passes_on_the_last, args=(third, address)).start()  # expect: PP309
    for messages in (first, second, third):
        messages.put(b"hello")
