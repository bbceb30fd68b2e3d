from multiprocessing import Process

from boxes import make_box


def film(frames):
    frames.put("frame")


class Camera:
    def __init__(self):
        self.frames = make_box()
        Process(target=film, args=(self.frames,)).start()
