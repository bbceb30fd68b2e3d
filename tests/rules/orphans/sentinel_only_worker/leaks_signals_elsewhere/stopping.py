"""Takes signals, for whoever asks."""

import signal
import threading

asked_to_stop = False


def note(number, frame):
    global asked_to_stop
    asked_to_stop = True


def install():
    signal.signal(signal.SIGTERM, note)


class Graceful:
    def __init__(self):
        self.stop = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.on_signal)

    def on_signal(self, *args):
        self.stop = True


class Shutdown:
    def __init__(self):
        self._event = threading.Event()
        signal.signal(signal.SIGTERM, self._take)

    def _take(self, number, frame):
        self._event.set()

    @property
    def requested(self):
        return self._event.is_set()

    def wait(self, seconds):
        return self._event.wait(seconds)
