"""Near misses: the main process is one of those who are to come, to answer or to make room."""

from multiprocessing import Barrier, Manager, Pipe, Process


def meet(barrier, number):
    print(number)
    barrier.wait()
    print("all here")


def met():
    barrier = Barrier(5)
    for number in range(4):
        Process(target=meet, args=(barrier, number)).start()  # expect: PP302
    barrier.wait()


def learn(conn):
    while answer := conn.recv():
        conn.send(str(answer))


def judge(conn):
    while text := conn.recv():
        conn.send(len(text))


def lesson():
    ours, theirs = Pipe()
    Process(target=learn, args=(theirs,)).start()  # expect: PP309
    Process(target=judge, args=(theirs,)).start()  # expect: PP309
    ours.send(input("Goes on? "))
    print(ours.recv())


def split(cards):
    card = cards.get()
    cards.put(card // 2)
    cards.put(card - card // 2)


def swap(cards, other):
    for _ in range(9):
        other.put(cards.get())


def splitting():
    cards, other = Manager().Queue(maxsize=2), Manager().Queue(maxsize=2)
    cards.put(52)
    Process(target=split, args=(cards,)).start()
    Process(target=swap, args=(cards, other)).start()  # expect: PP302


class Line:
    def __init__(self):
        self.ends = Pipe()

    def ask(self):
        self.ends[0].send("more")
        return self.ends[0].recv()

    def answer(self):
        text = self.ends[1].recv()
        self.ends[1].send(text * 2)


def study(line):
    for _ in range(9):
        print(line.ask())


def explain(line):
    while True:
        line.answer()


def studies():
    line = Line()
    Process(target=study, args=(line,)).start()
    Process(target=explain, args=(line,)).start()  # expect: PP302
