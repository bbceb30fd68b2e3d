"""A worker that only makes pictures smaller has no window whose keys it could look for."""

from multiprocessing import Process

import cv2

from .pictures import Screen, show, smaller


def stream(camera, outbox):
    while True:
        outbox.send(smaller(camera.read(), 2))
        if cv2.waitKey(1) == ord("q"):
            break


def watch(camera):
    while True:
        show(smaller(camera.read(), 2))
        if cv2.waitKey(1) == ord("q"):
            break


def draw(camera):
    screen = Screen("camera")
    while True:
        screen.draw(camera.read())
        if cv2.waitKey(1) == ord("q"):
            break


def start(camera, outbox):
    Process(target=stream, args=(camera, outbox)).start()  # expect: PP309
    Process(target=watch, args=(camera,)).start()
    Process(target=draw, args=(camera,)).start()
