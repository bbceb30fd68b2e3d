"""Loops that ask again and again what they do not change."""

import importlib
from multiprocessing import Process, Queue


def load(name):
    return importlib.import_module(name).Plugin()


def write(name, records):
    try:
        plugin = load(name)
    except ImportError:
        return
    while plugin is not None:
        try:
            record = records.get()
            if record is None:
                plugin.close()
                break
            plugin.write(record)
        except ValueError as error:
            print("not written:", error)


def wait_for_first(first, records):
    while first is None:
        record = records.get()
        if record == "stop":
            return
        print(record)


def feed(records):
    for number in range(10):
        records.put({"number": number})


if __name__ == "__main__":
    records = Queue()
    Process(target=write, args=("plugin", records)).start()  # expect: PP309
    Process(target=wait_for_first, args=(None, Queue())).start()  # expect: PP309
    Process(target=feed, args=(records,)).start()
