"""Near misses: reactors that nothing stops, or only what another function does."""

from multiprocessing import Process

from twisted.internet import reactor
from twisted.web import server, static


def serve(folder):
    reactor.listenTCP(8080, server.Site(static.File(folder)))
    reactor.run()


class Site(Process):
    def __init__(self, folder):
        super().__init__()
        self.folder = folder

    def run(self):
        reactor.listenTCP(8081, server.Site(static.File(self.folder)))
        reactor.run(installSignalHandlers=False)

    def end(self):
        reactor.stop()


def for_a_while():
    reactor.callLater(10, reactor.stop)


def main(folder):
    Process(target=serve, args=(folder,)).start()  # expect: PP302
    Site(folder).start()  # expect: PP302
