"""Loops that end by a failure to which they come whether or not something was sent."""

import queue
import socket
import time
from multiprocessing import Process, Queue


def keeps_alive(messages, line):
    while True:
        message = b"alive"
        try:
            message = messages.get(timeout=1)
        except queue.Empty:
            pass
        if message is not None:
            try:
                line.send(message)
            except OSError:
                break


def looks_first(messages, address):
    waiting = []
    while True:
        while not messages.empty():
            waiting.append(messages.get())
        try:
            line = socket.create_connection(address, timeout=5)
        except OSError:
            return
        if waiting:
            line.sendall(waiting.pop())
        time.sleep(1)


def gives_up(messages, line):
    idle = 0
    while True:
        try:
            line.send(messages.get(timeout=1))
        except queue.Empty:
            idle += 1
        if idle > 0:
            try:
                line.send(b"idle")
            except OSError:
                break


def begins_with_some(messages, line, waiting):
    while True:
        waiting.append(time.time())
        while not messages.empty():
            waiting.append(messages.get())
        if waiting:
            try:
                line.send(waiting.pop())
            except OSError:
                return


def main(line, address):
    first, second, third, fourth = Queue(), Queue(), Queue(), Queue()
    Process(target=keeps_alive, args=(first, line)).start()
    Process(target=looks_first, args=(second, address)).start()
    Process(target=gives_up, args=(third, line)).start()
    Process(target=begins_with_some, args=(fourth, line, [])).start()
    for messages in (first, second, third, fourth):
        messages.put(b"hello")
