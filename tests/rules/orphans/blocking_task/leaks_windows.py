"""Processes that are there for a window stay with it."""

from multiprocessing import Process

import matplotlib.pyplot as plt
from matplotlib import pylab
from matplotlib.animation import FuncAnimation


def plots_live(queue):
    figure = plt.figure()
    moving = FuncAnimation(figure, lambda frame: queue.get_nowait(), interval=100)
    plt.show()
    return moving


class Chart(Process):
    def run(self):
        self.draw()

    def draw(self):
        plt.plot([1, 2, 3])
        plt.show(block=True)


def shows_a_map():
    pylab.imshow([[1, 2], [3, 4]])
    pylab.show()


def main(queue):
    Process(target=plots_live, args=(queue,)).start()  # expect: PP302
    Chart().start()  # expect: PP302
    Process(target=shows_a_map).start()  # expect: PP302
    Process(target=plt.show).start()  # expect: PP302
