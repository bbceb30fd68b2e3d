"""Starts who fills the queue, and says when it is over."""

from multiprocessing import Process

from messages import Note


def write(lines, notes):
    try:
        for line in lines:
            notes.put(Note(text=line))
    finally:
        notes.put(Note(last=True))


def start_writer(lines, notes):
    writer = Process(target=write, args=(lines, notes))
    writer.start()
    return writer
