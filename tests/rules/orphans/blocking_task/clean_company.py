"""Barriers and pipes that only the tasks use, and room that is left by what was taken."""

import random
from multiprocessing import Barrier, Manager, Pipe, Pool, Process, get_context


def meet(barrier, number):
    print(number)
    barrier.wait()
    print("all here")


def met():
    barrier = Barrier(4)
    workers = [Process(target=meet, args=(barrier, n)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


class Line:
    def __init__(self):
        self.ends = Pipe()

    def ask(self, text):
        self.ends[0].send(text)
        return self.ends[0].recv()

    def answer(self):
        text = self.ends[1].recv()
        goes_on = random.random() < 0.9 and text != ""
        self.ends[1].send(goes_on)
        return goes_on


def learn(line):
    goes_on = True
    while goes_on:
        goes_on = line.ask("well?")


def judge(line):
    goes_on = True
    while goes_on:
        goes_on = line.answer()


def lesson():
    line = Line()
    workers = [Process(target=learn, args=(line,)), Process(target=judge, args=(line,))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def borrow(cards, number):
    card = cards.get()
    print(card, number)
    cards.put(card)


def borrowed():
    cards = Manager().Queue(maxsize=2)
    for card in range(2):
        cards.put(card)
    with Pool(2) as pool:
        results = [pool.apply_async(borrow, (cards, n)) for n in range(9)]
        print([result.get() for result in results])
        pool.close()
        pool.join()


def strangers():
    context = get_context("fork")
    barrier = context.Barrier(2)
    for number in range(2):
        context.Process(target=meet, args=(barrier, number)).start()
