"""Options that are changed for somebody else decide nothing for the worker."""

import time
from multiprocessing import Process


def serve(port, inline=False):
    print("serving on", port)
    if not inline:
        while True:
            time.sleep(1)


def listen(port, inline=False):
    if not inline:
        while True:
            time.sleep(1)


def start(process):
    options = {"port": 80}
    if process:
        Process(target=serve, kwargs=options).start()  # expect: PP301
    else:
        options["inline"] = True
        serve(**options)


def begin(process):
    options = dict(port=80, inline=False)
    if not process:
        options["inline"] = True
        listen(**options)
        return
    Process(target=listen, kwargs=options).start()  # expect: PP301
