"""Starts who reads the queue: it ends by what a sibling puts there, started in another module."""

from multiprocessing import Process


def read(notes):
    while True:
        note = notes.get()
        if note.last:
            break
        print(note.text)


class Reader(Process):
    def __init__(self, notes):
        super().__init__()
        self.notes = notes

    def run(self):
        read(self.notes)


def start_reader(notes):
    reader = Reader(notes)
    reader.start()
    return reader
