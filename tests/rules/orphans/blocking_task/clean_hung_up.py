"""Clients of the main process: their connections end with it."""

import socket
from multiprocessing import Process

ADDRESS = ("localhost", 7801)


def follow():
    connection = socket.create_connection(ADDRESS)
    while True:
        data = connection.recv(100)
        if not data:
            break
        print(data)


def ask():
    connection = socket.socket()
    connection.connect(ADDRESS)
    connection.sendall(b"question")
    print(connection.recv(100))


def main():
    server = socket.create_server(ADDRESS)
    for task in (follow, ask):
        Process(target=task).start()
        connection, _ = server.accept()
        connection.sendall(b"answer")


if __name__ == "__main__":
    main()
