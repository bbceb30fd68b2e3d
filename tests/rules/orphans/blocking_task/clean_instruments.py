"""Instruments that are asked whether they have something to say."""

import multiprocessing

import mido


def play_what_is_there():
    with mido.open_input() as port:
        for message in port.iter_pending():
            print(message)


def play_one():
    print(mido.open_input("piano").receive(block=False))


def main():
    multiprocessing.Process(target=play_what_is_there).start()
    multiprocessing.Process(target=play_one).start()
