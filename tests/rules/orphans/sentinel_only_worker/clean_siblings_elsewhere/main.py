from multiprocessing import Queue

import bell
import door
from readers import start_reader
from writers import start_writer


def main():
    notes = Queue()
    workers = [start_writer(["one", "two"], notes), start_reader(notes)]
    for worker in workers:
        worker.join()
    door.start_waiting()
    bell.start_ringing()


if __name__ == "__main__":
    main()
