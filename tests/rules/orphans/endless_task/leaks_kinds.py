"""Loops that are come to for the kind of object that there is, or for most kinds."""

from multiprocessing import Process


class Pictures:
    def __init__(self, folder):
        self.folder = folder


class Webcam(Pictures):
    def __init__(self):
        super().__init__("/dev/video0")


class Live:
    def __init__(self):
        self.pictures = Webcam()

    def run(self):
        if isinstance(self.pictures, Pictures):
            while True:
                print(self.pictures)


class EitherWay:
    def __init__(self, is_live, folder):
        self.pictures = Webcam() if is_live else Pictures(folder)

    def run(self):
        if isinstance(self.pictures, Webcam):
            while True:
                print(self.pictures)


class NotWebcam:
    def __init__(self, pictures):
        self.pictures = pictures

    def run(self):
        if not isinstance(self.pictures, Webcam):
            while True:
                print(self.pictures)

    def otherwise(self):
        if isinstance(self.pictures, Webcam):
            return
        while True:
            print(self.pictures)

    def by_number(self):
        if isinstance(self.pictures, int):
            while True:
                print(self.pictures)


def main(is_live, folder, pictures):
    Process(target=Live().run).start()  # expect: PP301
    Process(target=EitherWay(is_live, folder).run).start()  # expect: PP301
    Process(target=NotWebcam(pictures).run).start()  # expect: PP301
    Process(target=NotWebcam(pictures).otherwise).start()  # expect: PP301
    Process(target=NotWebcam(pictures).by_number).start()  # expect: PP301
