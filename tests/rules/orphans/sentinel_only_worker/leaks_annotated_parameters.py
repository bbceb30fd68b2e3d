"""What is handed over comes from where nothing is known; the annotations say what it is."""

import time
from multiprocessing import Event, JoinableQueue, Process, Queue, synchronize

import orchestra
from settings import settings


class Player(Process):
    """Plays what it is given, until it is given nothing."""

    def __init__(self, notes: Queue, tempo: int) -> None:
        super().__init__()
        self.notes = notes
        self.tempo = tempo

    def run(self):
        while True:
            note = self.notes.get()
            if note is None:
                break
            print(note, self.tempo)


def beat(over: synchronize.Event, tempo: float) -> None:
    while not over.is_set():
        time.sleep(tempo)


def tune(box, tempo):
    while True:
        note = box.get()
        if note is None:
            break
        print(note, tempo)


def start():
    Player(settings.notes, settings.tempo).start()  # expect: PP309
    Process(target=beat, args=(settings.over, settings.tempo)).start()  # expect: PP309
    Process(target=tune, args=(settings.notes, settings.tempo)).start()


class Score:
    notes: JoinableQueue = None
    over: Event = None


class Hall(orchestra.Hall):
    """Its base may have anything, but it says itself what its score is."""

    score: Score
    seats: list

    def open(self):
        self.score.notes = JoinableQueue()
        Process(target=tune, args=(self.score.notes, 2)).start()  # expect: PP309
        Process(target=tune, args=(self.seats, 2)).start()
        Process(target=tune, args=(self.doors, 2)).start()
