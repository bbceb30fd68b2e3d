"""Loops that a key ends for which there is no window, or a failure of the camera."""

from multiprocessing import Process, Queue

import cv2
import keyboard
import pygame


def watches(n):
    camera = cv2.VideoCapture(n)
    while True:
        found, frame = camera.read()
        print(frame.mean())
        if cv2.waitKey(1) & 0xFF == ord("q"):
            break


def sends(out):
    camera = cv2.VideoCapture("rtsp://door")
    while True:
        found, frame = camera.read()
        if not found:
            break
        out.put(frame)


def crops(out):
    camera = cv2.VideoCapture(1)
    while True:
        frame = camera.read()[1]
        if frame is None:
            break
        out.put(frame[:10])


def steers():
    pygame.init()
    running = True
    while running:
        for event in pygame.event.get():
            if event.type == pygame.JOYBUTTONDOWN:
                running = False


def beats():
    while not keyboard.is_pressed("esc"):
        print("beat")


def start():
    Process(target=watches, args=(0,)).start()  # expect: PP309
    Process(target=sends, args=(Queue(),)).start()  # expect: PP309
    Process(target=crops, args=(Queue(),)).start()  # expect: PP309
    Process(target=steers).start()  # expect: PP309
    Process(target=beats).start()  # expect: PP309
