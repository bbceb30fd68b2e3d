"""Loops that change what they ask for, or leave that to a function in them."""

from multiprocessing import Process

from plugins import load


def follows(name):
    node = load(name)
    while node is not None:
        node = node.next


def stops(name):
    plugin = load(name)

    def stop():
        nonlocal plugin
        plugin = None

    while plugin is not None:
        plugin.poll(stop)


def fails(name):
    plugin = load(name)
    while plugin is not None:
        try:
            plugin.poll()
        except ValueError:
            plugin = None


def start(name):
    for each in (follows, stops, fails):
        Process(target=each, args=(name,)).start()
