"""A base for workers: what one does is for its heirs to say."""

import multiprocessing


class Background(multiprocessing.Process):
    def __init__(self):
        super().__init__()
        self.turns = 0
