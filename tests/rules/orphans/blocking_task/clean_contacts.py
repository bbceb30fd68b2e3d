"""Waits that siblings end which were handed nothing, but know the same port or key."""

import socket
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process

import redis
import zmq

BOARD = ("localhost", 7301)


# A server for one client, and the client.
def keep_board():
    listener = socket.socket()
    listener.bind(BOARD)
    listener.listen(1)
    connection, _ = listener.accept()
    while True:
        line = connection.recv(4096)
        if not line:
            break
        connection.sendall(line.upper())
    connection.close()


def read_exactly(connection, length):
    got = b""
    while len(got) < length:
        got += connection.recv(length - len(got))
    return got


class Player(Process):
    def run(self):
        connection = socket.create_connection(BOARD)
        connection.sendall(b"e2e4")
        print(read_exactly(connection, 4))


# A server that is told to stop by what a sibling sends last.
def tally():
    incoming = zmq.Context().socket(zmq.PULL)
    incoming.bind("tcp://*:7302")
    total = 0
    while True:
        vote = incoming.recv_string()
        if vote == "closed":
            break
        total += 1
    print(total)


def vote():
    outgoing = zmq.Context().socket(zmq.PUSH)
    outgoing.connect("tcp://localhost:7302")
    for name in ("anna", "bert"):
        outgoing.send_string(name)
    outgoing.send_string("closed")


# A clock that goes on for ever, and somebody who looks at it a few times.
def strike():
    outgoing = zmq.Context().socket(zmq.PUB)
    outgoing.bind("ipc:///tmp/clock")
    while True:
        time.sleep(1)
        outgoing.send(time.ctime().encode())


def look():
    incoming = zmq.Context().socket(zmq.SUB)
    incoming.connect("ipc:///tmp/clock")
    incoming.setsockopt(zmq.SUBSCRIBE, b"")
    for _ in range(5):
        print(incoming.recv())


# A list in Redis.
class Shelf:
    def __init__(self):
        self.server = redis.Redis()

    def put(self, book):
        self.server.rpush("shelf", book)

    def take(self):
        return self.server.blpop("shelf")[1]


def write():
    shelf = Shelf()
    for number in range(7):
        shelf.put(f"volume {number}")


def read():
    shelf = Shelf()
    for _ in range(7):
        print(shelf.take())


# News, until there are no more.
def report():
    server = redis.StrictRedis()
    for line in ("rain", "sun"):
        server.publish("news", line)
    server.publish("news", "that is all")


def listen():
    box = redis.StrictRedis().pubsub()
    box.subscribe("news")
    for message in box.listen():
        if message["data"] == b"that is all":
            return


def main():
    players = [Process(target=keep_board), Player()]
    for player in players:
        player.start()
    with ProcessPoolExecutor(2) as executor:
        voting = executor.submit(vote)
        executor.submit(tally).result()
        voting.result()
    Process(target=strike).start()  # expect: PP301
    Process(target=look).start()
    with Pool(2) as pool:
        told = [pool.apply_async(write), pool.apply_async(report)]
        pool.apply(read)
        pool.apply(listen)
        for each in told:
            each.get(9)
    for player in players:
        player.join()


if __name__ == "__main__":
    main()
