"""A limit on one call that a task makes is none on what it waits for afterwards."""

from multiprocessing import Process, Queue

import requests
from timeout_decorator import timeout


@timeout(30)
def look(address):
    return requests.get(address)


def look_and_answer(address, questions):
    page = look(address)
    print(questions.get(), page)


def look_again_and_again(address):
    while True:
        look(address)


def main(address):
    questions = Queue()
    Process(target=look_and_answer, args=(address, questions)).start()  # expect: PP302
    Process(target=look_again_and_again, args=(address,)).start()  # expect: PP301
