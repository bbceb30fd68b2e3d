"""Pipes that have something to say, by those who look at several, and pipes of one's own crew."""

from multiprocessing import Pipe, Process
from multiprocessing import connection as lines
from multiprocessing.connection import wait as first_of


def listen(left, right):
    for _ in range(3):
        ready = first_of([left, right], timeout=5)
        if left in ready:
            print(left.recv())


def listen_once(left, right):
    said = lines.wait([left, right], 1)
    for each in said:
        if each is left:
            print(left.recv())


# The one who waits has made the pipes for its own workers; they are filled in one by one.
class Crew:
    def __init__(self, count):
        self.count = count
        self.ends = []

    def start(self):
        settings = [{"number": number} for number in range(self.count)]
        for number in range(self.count):
            near, far = Pipe()
            settings[number].update({"line": far, "other": near})
            settings[number]["polite"] = True
            Process(target=pull, kwargs=settings[number]).start()
            self.ends.append(near)

    def step(self):
        for end in self.ends:
            end.send("step")
        return [end.recv() for end in self.ends]


def pull(number, line, other, polite):
    other.close()
    while True:
        word = line.recv()
        if word == "over":
            break
        line.send((number, polite))


def rehearse():
    crew = Crew(3)
    crew.start()
    for _ in range(10):
        print(crew.step())


def main():
    a, b = Pipe()
    c, d = Pipe()
    Process(target=listen, args=(a, c)).start()
    Process(target=listen_once, args=(b, d)).start()
    Process(target=rehearse).start()
