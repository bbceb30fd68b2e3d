"""Workers whose waits a sibling answers that goes on until the main process stops it."""

from multiprocessing import Event, Process, Queue


class Store(Process):
    def __init__(self, changes, states, stop):
        super().__init__()
        self.changes, self.states, self.stop = changes, states, stop

    def run(self):
        state = 0
        while not self.stop.is_set():
            state += self.changes.get()
            self.states.put(state)


class Learner(Process):
    def __init__(self, changes, states):
        super().__init__()
        self.changes, self.states = changes, states

    def run(self):
        for change in range(10):
            self.changes.put(change)
            print(self.states.get())


def main():
    changes, states, stop = Queue(), Queue(), Event()
    store = Store(changes, states, stop)  # expect: PP309
    learners = [Learner(changes, states) for _ in range(2)]
    store.start()
    for learner in learners:
        learner.start()
    for learner in learners:
        learner.join()
    stop.set()
    store.join()


if __name__ == "__main__":
    main()
