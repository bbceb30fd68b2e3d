"""Workers that wait for an entry which one of them puts where all look for it."""

import time
from multiprocessing import Manager, Process


class Learner(Process):
    def __init__(self, number, shared):
        super().__init__()
        self.number = number
        self.shared = shared

    def run(self):
        if self.number == 0:
            self.shared["weights"] = [0.0]
        for _ in range(9):
            self.pull()

    def pull(self):
        while "weights" not in self.shared:
            time.sleep(2)
        print(self.shared["weights"])


def main():
    shared = Manager().dict()
    learners = [Learner(number, shared) for number in range(4)]
    for learner in learners:
        learner.start()


if __name__ == "__main__":
    main()
