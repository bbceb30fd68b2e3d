from multiprocessing import Process

from boxes import make_box


def show(pictures):
    print(pictures.get())


class Screen:
    def __init__(self):
        self.pictures = make_box()
        Process(target=show, args=(self.pictures,)).start()  # expect: PP302

    def put(self, picture):
        self.pictures.put(picture)
