"""Contexts of which only an annotation or the name is known."""

import multiprocessing
from multiprocessing.context import BaseContext, SpawnContext


def drain(inbox):
    while True:
        letter = inbox.get()
        if letter is None:
            return
        print(letter)


def watch(over):
    while not over.is_set():
        print("watching")


class Office:
    def __init__(self, mp_ctx):
        self._ctx = mp_ctx
        self.letters = mp_ctx.Queue()

    def open(self):
        self.reader = self._ctx.Process(target=drain, args=(self.letters,))  # expect: PP309
        self.reader.start()


def guard(room: BaseContext):
    over = room.Event()
    room.Process(target=watch, args=(over,)).start()  # expect: PP309
    return over


def guard_anew(room: "SpawnContext | None" = None):
    over = room.Event()
    room.Process(target=watch, args=(over,)).start()  # expect: PP309
    return over


def read(letters, context):
    if context is None:
        raise ValueError("no context")
    reader = context.Process(target=drain, args=(letters,))  # expect: PP309
    reader.start()


def serve(context):
    with context.Pool(2) as pool:
        letters = multiprocessing.Manager().Queue()
        pool.apply(drain, (letters,))  # expect: PP309
