"""A context that is handed on is mostly not the default one, and what it spawns sees a pipe end."""

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext


def answer(question):
    while True:
        print(question.recv())


def ask(context):
    ours, theirs = context.Pipe()
    context.Process(target=answer, args=(theirs,)).start()
    theirs.close()
    return ours


def ask_by_annotation(room: BaseContext) -> Connection:
    ours, theirs = room.Pipe()
    room.Process(target=answer, args=(theirs,)).start()
    theirs.close()
    return ours


class Recipe:
    """Something else that has a context."""

    def __init__(self, context):
        self.context = context

    def steps(self):
        return [self.context.Step(name) for name in self.context.names]

    def count(self):
        return multiprocessing.cpu_count()
