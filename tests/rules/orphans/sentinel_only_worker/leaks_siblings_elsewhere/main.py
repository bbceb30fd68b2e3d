"""Near miss: the main process says when it is over."""

from multiprocessing import Queue

from messages import Note
from readers import start_reader
from writers import start_writer


def main():
    notes = Queue()
    writer, reader = start_writer(["one", "two"], notes), start_reader(notes)
    writer.join()
    notes.put(Note(last=True))
    reader.join()


if __name__ == "__main__":
    main()
