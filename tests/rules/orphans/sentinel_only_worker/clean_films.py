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


def some():
    camera, frames = cv2.VideoCapture(0), []
    while len(frames) < 100:
        found, frame = camera.read()
        if found:
            frames.append(frame)


def until_a_code_is_seen():
    camera, detector = cv2.VideoCapture(0), cv2.QRCodeDetector()
    while True:
        found, frame = camera.read()
        text, corners, straight = detector.detectAndDecode(frame)
        if text:
            break


def as_long_as_it_moves():
    camera, subtractor = cv2.VideoCapture(0), cv2.createBackgroundSubtractorMOG2()
    while True:
        found, frame = camera.read()
        moving = subtractor.apply(frame).any()
        if not moving:
            break


def start(path):
    for each in (some, until_a_code_is_seen, as_long_as_it_moves):
        Process(target=each).start()
    Process(target=film, args=(path,)).start()
    Process(target=film_by_name).start()
    Process(target=first).start()
