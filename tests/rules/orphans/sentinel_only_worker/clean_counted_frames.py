"""Cameras that are watched for so many frames, or for some time."""

import time
from multiprocessing import Process

import cv2


def collects(wanted, seconds):
    begin = time.time()
    camera = cv2.VideoCapture(0)
    number = 0
    while time.time() - begin < seconds or number < wanted:
        good, frame = camera.read()
        if not good:
            break
        if frame.any():
            number += 1


def counts(wanted):
    camera = cv2.VideoCapture(0)
    number = 0
    while number < wanted:
        good, _ = camera.read()
        if good:
            number += 1


def main():
    Process(target=collects, args=(10, 5)).start()
    Process(target=counts, args=(10,)).start()
