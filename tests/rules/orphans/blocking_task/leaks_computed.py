"""What reading an attribute, indexing, asking for a length or the next one of an object runs."""

from functools import cached_property
from multiprocessing import Process, Queue

import requests


class Box:
    def __init__(self, letters):
        self.letters = letters

    @property
    def letter(self):
        return self.letters.get()

    @cached_property
    def stamps(self):
        return requests.get("https://stamps.example").json()

    def __next__(self):
        return self.letters.get()

    def __getitem__(self, place):
        return self.letters.get()

    def __len__(self):
        return self.letters.get()

    def print_stamps(self):
        for stamp in self.stamps["all"]:
            print(stamp)


class Bag:
    def __init__(self, letters):
        self.letters = letters

    def __iter__(self):
        while True:
            letter = self.letters.get()
            if letter is None:
                return
            yield letter


def print_letter(letters):
    box = Box(letters)
    print(box.letter)


def print_if_there_is_one(letters):
    if Box(letters).letter:
        print("there is one")


def print_next(letters):
    print(next(Box(letters)))


def print_first(letters):
    box = Box(letters)
    print(box[0])


def print_all_in_turn(letters):
    for letter in Box(letters):
        print(letter)


def print_length(letters):
    print(len(Box(letters)))


def print_all(letters):
    print(list(Bag(letters)))


def main():
    letters = Queue()
    box = Box(letters)
    Process(target=print_letter, args=(letters,)).start()  # expect: PP302
    Process(target=print_if_there_is_one, args=(letters,)).start()  # expect: PP302
    Process(target=print_next, args=(letters,)).start()  # expect: PP302
    Process(target=print_first, args=(letters,)).start()  # expect: PP302
    Process(target=print_all_in_turn, args=(letters,)).start()  # expect: PP302
    Process(target=print_length, args=(letters,)).start()  # expect: PP302
    Process(target=print_all, args=(letters,)).start()  # expect: PP302
    Process(target=box.print_stamps).start()  # expect: PP302


def fill_in(letters):
    box = Box(letters)
    with open("letters", "a") as file:
        if (letter := box.letter) is None:
            raise ValueError(box.letter) from None
        file.write(letter)
    return box.letter


def start_filling(letters):
    Process(target=fill_in, args=(letters,)).start()  # expect: PP302
