"""Loops inside a handler of everything, or a manager of anything: an accident is no way out."""

import contextlib
import socket
import time
from multiprocessing import Process

import cv2
import gauges
import telemetry


def keeps_account(board):
    seen = {}
    try:
        while True:
            seen["last"] = time.time()
            board["beat"] = seen["last"]
            time.sleep(1)
    except Exception as error:
        print("gave up", error)


def reads_settings(board):
    try:
        while True:
            time.sleep(board["pause"])
    except BaseException:
        print("gave up")


def works_out(gauge):
    try:
        while True:
            gauge.level = gauge.total / gauge.count
            gauges.show(gauge.level)
    except:
        print("gave up")


def says_hello(port):
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        while True:
            line.sendto(b"hello", ("", port))
            time.sleep(1)
    except Exception:
        line.close()


def tidies_up():
    try:
        try:
            while True:
                gauges.show(1)
        finally:
            gauges.close()
    except Exception:
        print("gave up")


def connected():
    with telemetry.connect("collector") as line:
        while True:
            line.beat()


def in_two_managers():
    with telemetry.connect("collector") as line, telemetry.span("all"):
        while True:
            line.beat()


def films(board):
    camera = cv2.VideoCapture(0)
    shapes = telemetry.Model("shapes.pt")
    try:
        while True:
            seen, picture = camera.read()
            if seen:
                board["shape"] = shapes.predict(picture)[0]
    except Exception as error:
        print("gave up", error)


def ignores_all():
    with contextlib.suppress(Exception):
        while True:
            gauges.show(1)


if __name__ == "__main__":
    board = {"pause": 1}
    Process(target=keeps_account, args=(board,)).start()  # expect: PP301
    Process(target=reads_settings, args=(board,)).start()  # expect: PP301
    Process(target=works_out, args=(gauges.Gauge(),)).start()  # expect: PP301
    Process(target=says_hello, args=(9999,)).start()  # expect: PP301
    Process(target=tidies_up).start()  # expect: PP301
    Process(target=connected).start()  # expect: PP301
    Process(target=in_two_managers).start()  # expect: PP301
    Process(target=films, args=(board,)).start()  # expect: PP301
    Process(target=ignores_all).start()  # expect: PP301


# The first of what is made for this question alone: it is there each time, or never.
def first_of_each(model):
    while True:
        print(next(model.parameters()).device)
        time.sleep(1)


def start_first_of_each(model):
    Process(target=first_of_each, args=(model,)).start()  # expect: PP301


# What is taken out was put in before, in every turn.
def keeps_the_last(board):
    with board.lit():
        rows = []
        while True:
            rows.append(gauges.read())
            print(rows.pop(0))


def start_keeping_the_last(board):
    Process(target=keeps_the_last, args=(board,)).start()  # expect: PP301
