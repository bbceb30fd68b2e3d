"""What callers say of a context is worth more than its annotation."""

import multiprocessing
from multiprocessing.context import BaseContext


def answer(question):
    while True:
        print(question.recv())


def ask(context: BaseContext):
    ours, theirs = context.Pipe()
    context.Process(target=answer, args=(theirs,)).start()  # expect: PP302
    theirs.close()
    return ours


def start():
    return ask(multiprocessing.get_context("fork"))
