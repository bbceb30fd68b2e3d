"""Process classes that do something around their target, which is a call that waits itself."""

import multiprocessing
import socketserver
from multiprocessing import Process, Queue

import gunicorn.app.base


class Named(multiprocessing.Process):
    def run(self):
        print(self.name)
        super().run()


class Careful(Named):
    def run(self):
        try:
            super().run()
        except OSError as error:
            print(error)


class Quiet(multiprocessing.Process):
    """Runs no target at all."""

    def run(self):
        print(self.name)


class Site(gunicorn.app.base.BaseApplication):
    def __init__(self, app):
        self.app = app
        super().__init__()

    def load(self):
        return self.app


def make(app):
    return Site(app)


def main(app):
    server = socketserver.TCPServer(("localhost", 8000), socketserver.BaseRequestHandler)
    box = Queue()
    Named(target=server.serve_forever).start()  # expect: PP302
    Careful(target=server.serve_forever).start()  # expect: PP302
    Quiet(target=server.serve_forever).start()
    site = make(app)
    Process(target=site.run).start()  # expect: PP302
    Named(target=site.run, daemon=True).start()  # expect: PP302
    Named(target=box.get).start()  # expect: PP302
    Named(target=box.get, args=(True, 5)).start()
    Named(target=box.get, kwargs={"timeout": 5}).start()
    Named(target=print).start()
