import multiprocessing


class Updater(multiprocessing.Process):
    def run(self):
        while True:
            print("updated")


class Eager(multiprocessing.Process):
    def __init__(self):
        super().__init__()
        self.start()

    def run(self):
        while True:
            print("updated")
