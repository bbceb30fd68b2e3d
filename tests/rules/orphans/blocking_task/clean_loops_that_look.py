"""Loops of events that look for the parent again and again."""

import os
from multiprocessing import Process

import tornado.ioloop
from twisted.internet import reactor, task


class Worker(Process):
    def __init__(self):
        super().__init__()
        self.parent = os.getpid()

    def run(self):
        loop = tornado.ioloop.IOLoop.current()

        def look():
            if os.getppid() != self.parent:
                loop.stop()

        tornado.ioloop.PeriodicCallback(look, 250).start()
        loop.start()


def look():
    if os.getppid() == 1:
        reactor.stop()


def runs():
    task.LoopingCall(look).start(1)
    reactor.run()


def start():
    Worker().start()
    Process(target=runs).start()
