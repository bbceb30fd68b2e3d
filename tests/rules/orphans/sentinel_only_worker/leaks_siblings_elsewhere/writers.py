"""Starts who fills the queue, but does not say when it is over."""

from multiprocessing import Process

from messages import Note


def write(lines, notes):
    for line in lines:
        notes.put(Note(text=line))


def start_writer(lines, notes):
    writer = Process(target=write, args=(lines, notes))
    writer.start()
    return writer
