"""Loops that only one kind of what is chosen elsewhere comes to."""

from multiprocessing import Pool


class Pictures:
    def __init__(self, folder):
        self.folder = folder


class Webcam(Pictures):
    def __init__(self):
        super().__init__("/dev/video0")


class Study:
    def __init__(self, settings):
        self.pictures = settings["pictures"](**settings["arguments"])
        self.rounds = settings["rounds"]

    def look(self):
        print(self.pictures)

    def run(self):
        if isinstance(self.pictures, Webcam):
            while True:
                self.look()
        else:
            for _ in range(self.rounds):
                self.look()

    def run_until_full(self):
        if self.rounds and isinstance(self.pictures, (Webcam, Study)):
            self.forever()
        for _ in range(self.rounds):
            self.look()

    def forever(self):
        while True:
            self.look()


class OfPictures:
    def __init__(self, folder):
        self.pictures = Pictures(folder)

    def run(self):
        if isinstance(self.pictures, Webcam):
            while True:
                print(self.pictures)


def study(settings):
    Study(settings).run()


def study_until_full(settings):
    Study(settings).run_until_full()


def main(settings, folders):
    with Pool(4) as pool:
        print(pool.map(study, settings))
        print(pool.map(study_until_full, settings))
        print(pool.map(OfPictures.run, [OfPictures(folder) for folder in folders]))
