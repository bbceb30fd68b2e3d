"""Loops that a key ends, or a failure of the camera."""

import sys
from multiprocessing import Process, Queue

import cv2
import pygame


def shows(n):
    camera = cv2.VideoCapture(n)
    while True:
        found, frame = camera.read()
        cv2.imshow("now", frame)
        if cv2.waitKey(1) & 0xFF == ord("q"):
            break


def shows_or_fails():
    camera = cv2.VideoCapture(0)
    while camera.isOpened():
        found, frame = camera.read()
        if not found:
            sys.exit(1)
        cv2.imshow("now", frame)
        key = cv2.waitKey(1)
        if key == 27:
            break


def sends(out):
    camera = cv2.VideoCapture("rtsp://door")
    while True:
        found, frame = camera.read()
        if not found:
            break
        out.put(frame)


def plays():
    running = True
    while running:
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                running = False


def start():
    Process(target=shows, args=(0,)).start()  # expect: PP309
    Process(target=shows_or_fails).start()  # expect: PP309
    Process(target=sends, args=(Queue(),)).start()  # expect: PP309
    Process(target=plays).start()  # expect: PP309
