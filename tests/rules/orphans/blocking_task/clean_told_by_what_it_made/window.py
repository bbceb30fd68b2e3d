"""Shows a camera, in a thread of its own."""

import threading
import time


class Window:
    def __init__(self):
        self.closing = False

    def open(self, camera):
        self.thread = threading.Thread(target=self.show, args=(camera,), daemon=True)
        self.thread.start()

    def show(self, camera):
        while not self.closing:
            time.sleep(1)
        camera.detach()

    def close(self):
        self.closing = True
