"""Workers that are ended by whoever started them: by a worker, or by the main process."""

from multiprocessing import Process, Queue


def update(changes):
    while True:
        change = changes.get()
        if change is None:
            return
        print(change)


class Model:
    def start_updates(self):
        self.changes = Queue()
        self.updater = Process(target=update, args=(self.changes,))  # expect: PP309
        self.updater.start()

    def end_updates(self):
        self.changes.put(None)
        self.updater.join()


def train(model):
    model.start_updates()
    model.end_updates()


def train_many():
    for _ in range(3):
        Process(target=train, args=(Model(),)).start()


def train_here():
    model = Model()
    model.start_updates()
    model.end_updates()


class Branch:
    """Only a worker starts what it ends, and goes on to do so."""

    def start_updates(self):
        self.changes = Queue()
        self.updater = Process(target=update, args=(self.changes,))
        self.updater.start()

    def end_updates(self):
        self.changes.put(None)


def grow(branch):
    branch.start_updates()
    branch.end_updates()


def grow_many():
    Process(target=grow, args=(Branch(),)).start()


# The main process does what a worker does, unless it is asked to leave that to one.
class Watch:
    def start(self):
        self.changes = Queue()
        self.updater = Process(target=update, args=(self.changes,))  # expect: PP309
        self.updater.start()

    def stop(self):
        self.changes.put(None)


def observe(watch):
    watch.start()
    watch.stop()


def run(detached):
    watch = Watch()
    if detached:
        Process(target=observe, args=(watch,)).start()
    else:
        observe(watch)
