"""A camera that goes on taking pictures for as long as somebody takes them."""

import multiprocessing

import picamera


def snap(pictures):
    with picamera.PiCamera(resolution=(640, 480)) as camera:
        for name in camera.capture_continuous("picture{counter:03d}.jpg"):
            pictures.put(name)


def main():
    pictures = multiprocessing.Queue()
    multiprocessing.Process(target=snap, args=(pictures,)).start()  # expect: PP301
    while True:
        print(pictures.get())
