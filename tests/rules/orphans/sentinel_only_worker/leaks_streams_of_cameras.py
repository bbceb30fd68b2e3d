"""Cameras that are read until they fail."""

import time
from multiprocessing import Pipe, Process

import cv2
from imutils.video import VideoStream, WebcamVideoStream


def watches(pipe):
    stream = VideoStream(src=0).start()
    time.sleep(2)
    while True:
        frame = stream.read()
        if frame is None:
            break
        pipe.send(frame.mean())


def watches_another(pipe):
    stream = WebcamVideoStream()
    stream.start()
    while True:
        frame = stream.read()
        if frame is None:
            break
        pipe.send(frame.mean())


def counts_until_it_fails(pipe):
    camera = cv2.VideoCapture(0)
    number = 0
    while True:
        good, _ = camera.read()
        if not good:
            break
        number += 1
        pipe.send(number)


def main():
    near, far = Pipe()
    Process(target=watches, args=(far,)).start()  # expect: PP309
    Process(target=watches_another, args=(far,)).start()  # expect: PP309
    Process(target=counts_until_it_fails, args=(far,)).start()  # expect: PP309
    return near
