"""Loops that go on as long as a window is there, which a user sees and closes."""

import sys
import tkinter
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


def plays():
    pygame.display.set_mode((640, 480))
    running = True
    while running:
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                running = False


class Panel(tkinter.Frame):
    def __init__(self):
        super().__init__(tkinter.Tk())
        self.pack()


def follows(inbox):
    panel = Panel()
    while True:
        panel.update()
        if not inbox.empty():
            print(inbox.get())


def draws():
    root = tkinter.Tk()
    while True:
        root.update_idletasks()
        root.update()


def start():
    Process(target=shows, args=(0,)).start()
    Process(target=shows_or_fails).start()
    Process(target=plays).start()
    Process(target=follows, args=(Queue(),)).start()
    Process(target=draws).start()
