"""Windows that come back however often they are closed."""

import tkinter
from multiprocessing import Process

import cv2


def shows(n):
    camera = cv2.VideoCapture(n)
    while True:
        found, frame = camera.read()
        cv2.imshow("now", frame)
        cv2.waitKey(1)


def draws():
    root = tkinter.Tk()
    while True:
        try:
            root.update()
        except tkinter.TclError:
            root = tkinter.Tk()


def start():
    Process(target=shows, args=(0,)).start()  # expect: PP301
    Process(target=draws).start()  # expect: PP301
