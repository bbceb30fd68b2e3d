"""Loops of events that only the main process means to end, in a loop of its own."""

from multiprocessing import Process

from gi.repository import GLib


class Player(Process):
    def __init__(self):
        super().__init__()
        self.loop = GLib.MainLoop()

    def run(self):
        self.loop.run()

    def stop(self):
        self.loop.quit()


def serve():
    bell = GLib.MainLoop()
    try:
        bell.run()
    except KeyboardInterrupt:
        bell.quit()


def main():
    player = Player()  # expect: PP302
    player.start()
    Process(target=serve).start()  # expect: PP302
    player.stop()


if __name__ == "__main__":
    main()
