"""Windows that tell the camera when they are gone."""

from threading import Thread


class Window:
    def __init__(self, camera):
        self.camera = camera

    def start(self):
        Thread(target=self.paint).start()

    def paint(self):
        print("painted")
        self.camera.leave()
