"""What a task makes for whom it starts itself is no business of the main process."""

import multiprocessing
from multiprocessing import Pipe, Process, Queue


class Sorter(Process):
    def __init__(self, items, answer):
        super().__init__()
        self.items = items
        self.answer = answer

    def run(self):
        if len(self.items) < 2:
            self.answer.send(self.items)
            return
        ours, theirs = Pipe()
        less = Sorter([each for each in self.items if each < self.items[0]], theirs)
        less.start()
        self.answer.send(ours.recv())
        less.join()


def count(words, helper):
    counts = Queue()
    Process(target=helper.count, args=(words, counts)).start()
    return counts.get()


def gather(words, helper):
    counts = multiprocessing.Queue()
    for word in words:
        helper.start(word, results=counts)
    total, left = 0, len(words)
    while left:
        number = counts.get()
        if number is None:
            left -= 1
        else:
            total += number
    return total


def play(questions, rounds):
    ours, theirs = Pipe(False)

    def ask(question):
        questions.put((question, theirs))
        return ours.recv()

    for number in range(rounds):
        print(ask(number))


def reply(questions, model):
    while True:
        question, answers = questions.get()
        answers.send(model(question))


def start_players(model):
    questions = Queue()
    Process(target=reply, args=(questions, model)).start()  # expect: PP301
    for _ in range(3):
        Process(target=play, args=(questions, 9)).start()


def main(items, helper):
    ours, theirs = Pipe()
    Sorter(items, theirs).start()
    Process(target=count, args=(items, helper)).start()
    Process(target=gather, args=(items, helper)).start()
    return ours
