"""Queues that a task fills first, and from which others take it, or that it may leave empty."""

from multiprocessing import Process, Queue


def answer(talk):
    talk.put("ready")
    print(talk.get())


def fill_some(results, ready):
    if ready:
        results.put("something")
    print(results.get())


def take_then_fill(results):
    print(results.get())
    results.put("too late")


if __name__ == "__main__":
    talk = Queue()
    Process(target=answer, args=(talk,)).start()  # expect: PP302
    print(talk.get())
    talk.put("go")
    Process(target=fill_some, args=(Queue(), False)).start()  # expect: PP302
    Process(target=take_then_fill, args=(Queue(),)).start()  # expect: PP302
