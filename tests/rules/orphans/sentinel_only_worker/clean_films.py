"""Loops that a file ends which is read, whatever keys there are."""

from multiprocessing import Process

import cv2


def film(path):
    camera = cv2.VideoCapture(path)
    while True:
        found, frame = camera.read()
        if not found:
            break
        if cv2.waitKey(1) == ord("q"):
            break


def film_by_name():
    camera = cv2.VideoCapture("film.mp4")
    while camera.isOpened():
        found, frame = camera.read()
        if not found:
            break


def first():
    camera = cv2.VideoCapture(0)
    for _ in range(100):
        found, frame = camera.read()
        if not found:
            break


def start(path):
    Process(target=film, args=(path,)).start()
    Process(target=film_by_name).start()
    Process(target=first).start()
