"""A camera that takes a number of pictures."""

import multiprocessing

import picamera


def snap(pictures):
    with picamera.PiCamera(resolution=(640, 480)) as camera:
        for number, name in enumerate(camera.capture_continuous("picture{counter:03d}.jpg")):
            pictures.put(name)
            if number == 10:
                break


def main():
    pictures = multiprocessing.Queue()
    multiprocessing.Process(target=snap, args=(pictures,)).start()
    while True:
        print(pictures.get())
