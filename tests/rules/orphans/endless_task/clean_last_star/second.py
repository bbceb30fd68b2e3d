"""Ends."""


def work():
    print("once")
