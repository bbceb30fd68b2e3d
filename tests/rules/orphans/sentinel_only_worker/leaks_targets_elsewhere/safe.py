"""A process that keeps what went wrong in it, and a helper that makes some."""

import traceback
from multiprocessing import Pipe, Process


class SafeProcess(Process):
    def __init__(self, *args, reraise=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.ours, self.theirs = Pipe()
        self.reraise = reraise

    def run(self):
        try:
            Process.run(self)
            self.theirs.send(None)
        except Exception as error:
            self.theirs.send((error, traceback.format_exc()))


def start_worker(number, label, function):
    process = SafeProcess(target=function, name=f"{label}-{number}", args=(number,))  # expect: PP309
    process.start()
    return process
