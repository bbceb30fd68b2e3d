"""Objects that are handed on to whoever begins them."""

from starting import begin
from updating import Updater


def hand_on():
    updater = Updater()  # expect: PP301
    print(updater.name)
    begin(updater)


def give_back():
    updater = Updater()  # expect: PP301
    return updater


def keep(them):
    updater = Updater()  # expect: PP301
    them.append(updater)
