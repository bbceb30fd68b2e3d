"""Tasks that hand on to what they inherit, by ``super()`` or by the name of the base."""

import time
from multiprocessing import Pool, Process


class Meter:
    def watch(self):
        while True:
            self.read()

    def read(self):
        time.sleep(1)


class Logged(Meter):
    def watch(self, path):
        self.path = path
        super().watch()


class Old(Meter):
    def watch(self):
        super(Old, self).watch()


class Named(Meter):
    def watch(self):
        Meter.watch(self)


class Wrapped(Meter):
    def watch(self):
        def shielded():
            super(Wrapped, self).watch()

        shielded()


class Tidy:
    """Stands before the base in the order that ``super()`` goes by."""

    def watch(self):
        super().watch()


class Mixed(Tidy, Meter):
    pass


class Service(Process):  # expect: PP301
    def run(self):
        while True:
            time.sleep(1)


class Announced(Service):  # expect: PP301
    def run(self):
        print("here I am")
        super().run()


SERVICES = (Service, Announced)


def main():
    meters = [Logged(), Old()]
    Process(target=meters[0].watch, args=("meter.log",)).start()  # expect: PP301
    Process(target=Old().watch).start()  # expect: PP301
    Process(target=Named().watch).start()  # expect: PP301
    Process(target=Wrapped().watch).start()  # expect: PP301
    Process(target=Mixed().watch).start()  # expect: PP301
    with Pool(2) as pool:
        pool.apply(Logged().watch, ("meter.log",))  # expect: PP301
