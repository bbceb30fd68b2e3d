"""Workers that run the same and talk to each other."""

import random
import socket
from multiprocessing import Pipe, Process, Queue

import redis

NODES = 5


def pass_round(number, boxes):
    if number == 0:
        boxes[1].put("token")
    for _ in range(3):
        token = boxes[number].get()
        boxes[(number + 1) % NODES].put(token)


def elect(number, count):
    server = redis.Redis()
    for other in range(count):
        server.rpush(f"votes of {other}", number)
    for _ in range(count):
        print(server.blpop(f"votes of {number}"))


def swap(port, others):
    listener = socket.socket()
    listener.bind(("", port))
    listener.listen()
    for other in others:
        with socket.create_connection(("", other)) as connection:
            connection.sendall(str(random.random()).encode())
    for _ in others:
        connection, _ = listener.accept()
        print(connection.recv(100))


def record(number, marks, times):
    for turn in range(10):
        marks.put(number * turn)
        times.put(turn)
        if number == 0:
            while not marks.empty():
                print(marks.get(), times.get())


def hand_out(number, here, tasks):
    for _ in range(10):
        tasks.put(number)
        while here.poll() and tasks.qsize():
            here.send(tasks.get())


def main():
    boxes = [Queue() for _ in range(NODES)]
    ring = [Process(target=pass_round, args=(number, boxes)) for number in range(NODES)]
    voters = [Process(target=elect, args=(number, 3)) for number in range(3)]
    ports = range(8000, 8005)
    swappers = [Process(target=swap, args=(port, set(ports) - {port})) for port in ports]
    marks, times = Queue(), Queue()
    recorders = [Process(target=record, args=(number, marks, times)) for number in range(4)]
    tasks, ends = Queue(), [Pipe()[1] for _ in range(3)]
    players = [Process(target=hand_out, args=(n, end, tasks)) for n, end in enumerate(ends)]
    for worker in ring + voters + swappers + recorders + players:
        worker.start()
