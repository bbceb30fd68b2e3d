"""Near misses: only the main process sets them, another item is set, or another key of a dict."""

from multiprocessing import Array, Manager, Process


def look_on(done):
    while False in done:
        print("playing")


def count(counts, done):
    counts[0] = len(done)


def heat(stages):
    stages[1] = 1


def serve(stages):
    while stages[3] == 0:
        print("cold")


def note(rank, notes):
    notes["last"] = rank


def wait_for_a_note(notes):
    while "over" not in notes:
        print(notes)


def main():
    manager = Manager()
    done, counts = manager.list([False] * 4), manager.list([0] * 4)
    Process(target=look_on, args=(done,)).start()  # expect: PP309
    Process(target=count, args=(counts, done)).start()
    for rank in range(4):
        done[rank] = True
    stages = Array("i", 4)
    Process(target=heat, args=(stages,)).start()
    Process(target=serve, args=(stages,)).start()  # expect: PP309
    notes = manager.dict()
    Process(target=note, args=(1, notes)).start()
    Process(target=wait_for_a_note, args=(notes,)).start()  # expect: PP309
