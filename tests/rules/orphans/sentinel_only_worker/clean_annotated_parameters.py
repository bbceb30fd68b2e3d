"""What is handed over is known: annotations do not make another thing of it."""

import queue
import time
from multiprocessing import Process, Queue

import orchestra


class Note:
    def get(self):
        return None


class Chord(Note):
    """A note that looks like a queue, which ends at once."""


def play(notes: Queue | Note) -> None:
    while True:
        note = notes.get()
        if note is None:
            break


def wait(notes: "Queue[int]", tempo: float) -> None:
    time.sleep(tempo)
    while True:
        try:
            print(notes.get(timeout=tempo))
        except queue.Empty:
            return


class Hall(orchestra.Hall):
    chord: Chord

    def open(self):
        Process(target=play, args=(self.chord,)).start()
        Process(target=play, args=(Chord(),)).start()
        Process(target=wait, args=(self.notes, 2)).start()
