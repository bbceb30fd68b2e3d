"""Instruments and streams of events, which may say nothing for ever."""

import multiprocessing

import mido
import sseclient


def play():
    with mido.open_input() as port:
        for message in port:
            print(message)


def play_one():
    print(mido.open_input("piano").receive())


def listen(url):
    for event in sseclient.SSEClient(url):
        print(event)


def main(url):
    multiprocessing.Process(target=play).start()  # expect: PP302
    multiprocessing.Process(target=play_one).start()  # expect: PP302
    multiprocessing.Process(target=listen, args=(url,)).start()  # expect: PP302
