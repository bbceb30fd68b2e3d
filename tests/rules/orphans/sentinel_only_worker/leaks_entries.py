"""Workers that wait for an entry which only the main process puts where they look for it."""

import time
from multiprocessing import Manager, Process


class Learner(Process):
    def __init__(self, number, shared):
        super().__init__()
        self.number = number
        self.shared = shared

    def run(self):
        self.shared["numbers"] = self.number
        self.pull()
        self.shared["weights"] = [1.0]

    def pull(self):
        while "weights" not in self.shared:
            time.sleep(2)
        print(self.shared["weights"])


def main():
    shared = Manager().dict()
    learners = [Learner(number, shared) for number in range(4)]  # expect: PP309
    for learner in learners:
        learner.start()
    shared["weights"] = [0.0]


if __name__ == "__main__":
    main()
