"""Near misses: siblings that talk to somebody else, never end it, or end with their parent."""

import os
import socket
from multiprocessing import Process, Queue

import redis
import zmq


# The sibling calls another port, or something else far away.
def keep_door():
    listener = socket.socket()
    listener.bind(("", 7401))
    listener.listen(1)
    connection, _ = listener.accept()
    connection.sendall(b"come in")


def fetch():
    connection = socket.create_connection(("example.com", 80), timeout=9)
    connection.sendall(b"GET / HTTP/1.0\r\n\r\n")


# The sibling only takes as well.
def collect():
    incoming = zmq.Context().socket(zmq.PULL)
    incoming.bind("tcp://*:7402")
    print(incoming.recv())


def subscribe():
    incoming = zmq.Context().socket(zmq.SUB)
    incoming.connect("tcp://localhost:7402")
    incoming.setsockopt(zmq.RCVTIMEO, 100)


# The sibling gives, and never says that it was all.
def follow():
    incoming = zmq.Context().socket(zmq.SUB)
    incoming.connect("tcp://localhost:7403")
    while True:
        value = incoming.recv_pyobj()
        if value is None:
            break
        print(value)


def measure():
    outgoing = zmq.Context().socket(zmq.PUB)
    outgoing.bind("tcp://*:7403")
    number = 0
    while True:
        number += 1
        outgoing.send_pyobj(number)


# Work comes from a sibling too, but it is the main process that says when it is over.
def drain():
    server = redis.Redis()
    while True:
        _, job = server.blpop("jobs")
        if job == b"over":
            return


def refill(jobs):
    server = redis.Redis()
    for job in jobs:
        server.rpush("jobs", job)


# Another key.
def watch():
    print(redis.Redis().brpop("alarms"))


def log(lines):
    for line in lines:
        redis.Redis().lpush("lines", line)


# Nothing that comes ends it.
def print_news():
    box = redis.Redis().pubsub()
    box.subscribe("news")
    try:
        for message in box.listen():
            if message["type"] == "message":
                print(message["data"])
    except redis.exceptions.ConnectionError:
        return


def publish_news():
    for number in range(9):
        redis.Redis().publish("news", f"number {number}")


# The sibling itself waits for the main process.
def answer():
    incoming = zmq.Context().socket(zmq.PAIR)
    incoming.bind("tcp://*:7404")
    print(incoming.recv())


def pass_on(queue):
    outgoing = zmq.Context().socket(zmq.PAIR)
    outgoing.connect("tcp://localhost:7404")
    outgoing.send_pyobj(queue.get())


# The sibling is gone as soon as its parent is.
def greet():
    listener = socket.create_server(("", 7405))
    connection, _ = listener.accept()
    connection.close()


def knock():
    while os.getppid() != 1:
        with socket.create_connection(("", 7405), timeout=1) as connection:
            connection.sendall(b"hello")


def main():
    queue = Queue()
    workers = [
        Process(target=keep_door),  # expect: PP302
        Process(target=fetch),
        Process(target=collect),  # expect: PP302
        Process(target=subscribe),
        Process(target=follow),  # expect: PP302
        Process(target=measure),  # expect: PP301
        Process(target=drain),  # expect: PP302
        Process(target=refill, args=(["a", "b"],)),
        Process(target=watch),  # expect: PP302
        Process(target=log, args=(["a", "b"],)),
        Process(target=print_news),  # expect: PP302
        Process(target=publish_news),
        Process(target=answer),  # expect: PP302
        Process(target=pass_on, args=(queue,)),  # expect: PP302
        Process(target=greet),  # expect: PP302
        Process(target=knock),
    ]
    for worker in workers:
        worker.start()
    redis.Redis().rpush("jobs", "over")
    for worker in workers:
        worker.join()
