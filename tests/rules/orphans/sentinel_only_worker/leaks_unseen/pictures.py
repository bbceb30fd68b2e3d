"""What is done to pictures: one function shows them, and so does a class."""

import cv2


def smaller(picture, factor):
    return cv2.resize(picture, None, fx=1 / factor, fy=1 / factor)


def show(picture):
    cv2.imshow("picture", picture)


class Screen:
    def __init__(self, name):
        cv2.namedWindow(name)
        self.name = name

    def draw(self, picture):
        return smaller(picture, 2)
