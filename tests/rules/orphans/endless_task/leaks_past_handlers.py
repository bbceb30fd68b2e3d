"""Handlers that take an exit too, or are for what goes wrong only."""

import socket
import sys
from multiprocessing import Process

import shop


def takes_exits():
    while True:
        try:
            if not shop.is_open():
                sys.exit(0)
        except BaseException:
            continue


def takes_everything():
    while True:
        try:
            if not shop.is_open():
                sys.exit(0)
        except:
            continue


def notes_a_mistake():
    failed = False
    while not failed:
        try:
            shop.sweep()
        except Exception as error:
            print(error)
            failed = True


def notes_a_mistake_in_between():
    going = True
    while True:
        if not going:
            break
        try:
            shop.sweep()
        except:
            going = False


def looks_again():
    listening = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listening.setblocking(False)
    while True:
        try:
            print(listening.recvfrom(100))
        except BlockingIOError:
            shop.sweep()


if __name__ == "__main__":
    Process(target=takes_exits).start()  # expect: PP301
    Process(target=takes_everything).start()  # expect: PP301
    Process(target=notes_a_mistake).start()  # expect: PP301
    Process(target=notes_a_mistake_in_between).start()  # expect: PP301
    Process(target=looks_again).start()  # expect: PP301
