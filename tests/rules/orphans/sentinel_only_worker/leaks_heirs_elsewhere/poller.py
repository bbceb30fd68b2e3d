"""An heir that lives in a module without any word of processes."""

import time

from service import Service


class Poller(Service):
    def serve(self):
        while not self.stopping.is_set():
            time.sleep(1)


if __name__ == "__main__":
    Poller().start()
