"""Loops of events that end when something they run says so."""

from multiprocessing import Process

from gi.repository import GLib, Gst


class Snapshot(Process):
    def __init__(self, name):
        super().__init__()
        self.name = name
        self.loop = None

    def run(self):
        self.loop = GLib.MainLoop()
        pipeline = Gst.parse_launch(f"videotestsrc num-buffers=1 ! filesink location={self.name}")
        bus = pipeline.get_bus()
        bus.add_signal_watch()
        bus.connect("message", self.on_message)
        pipeline.set_state(Gst.State.PLAYING)
        self.loop.run()

    def on_message(self, bus, message):
        if message.type == Gst.MessageType.EOS:
            self.finish()

    def finish(self):
        self.loop.quit()


def wait_a_second():
    loop = GLib.MainLoop()
    GLib.timeout_add(1000, loop.quit)
    loop.run()


def main():
    Snapshot("first.png").start()
    Process(target=wait_a_second).start()


if __name__ == "__main__":
    main()
