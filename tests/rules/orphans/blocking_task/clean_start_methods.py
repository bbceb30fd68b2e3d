"""A start method that is set, by way of a name: workers get no copies of what is open."""

import multiprocessing

METHOD = "forkserver"  # not 'fork'
PATTERN = '"""'


def hears(inbox):
    while True:
        try:
            print(inbox.recv())
        except EOFError:
            break


if __name__ == "__main__":
    multiprocessing.set_start_method(METHOD)
    theirs, ours = multiprocessing.Pipe()
    multiprocessing.Process(target=hears, args=(theirs,)).start()
