from multiprocessing import Process


def read(notes):
    while True:
        note = notes.get()
        if note.last:
            break
        print(note.text)


def start_reader(notes):
    reader = Process(target=read, args=(notes,))  # expect: PP309
    reader.start()
    return reader
