import multiprocessing

from kitchen import Kitchen
from service import Service


class Evening(Service):
    @classmethod
    def before_all(cls):
        multiprocessing.set_start_method("spawn")

    def open(self):
        return Kitchen()
