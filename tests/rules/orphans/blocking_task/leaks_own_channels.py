"""Near misses: what is waited for was made elsewhere, or nobody was given what was made."""

from multiprocessing import Pipe, Process, Queue


def count(words, counts):
    own = Queue()
    Process(target=print, args=(words, own)).start()
    return counts.get()


def wait_for_nobody(words):
    own = Queue()
    print(words, own)
    return own.get()


def answer(line):
    ours, theirs = Pipe()
    Process(target=print, args=(theirs,)).start()
    return line.recv()


def main(words):
    counts = Queue()
    near, far = Pipe()
    Process(target=count, args=(words, counts)).start()  # expect: PP302
    Process(target=wait_for_nobody, args=(words,)).start()  # expect: PP302
    Process(target=answer, args=(far,)).start()  # expect: PP302
    return counts, near


def inside(words):
    answers = Queue()

    def wait_for_an_answer():
        print(answers.get())

    Process(target=wait_for_an_answer).start()  # expect: PP302
    words.ask(answers)
