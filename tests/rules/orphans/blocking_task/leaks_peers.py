"""Near misses: one alone, or workers that the main process gives work to."""

from multiprocessing import Pipe, Process, Queue
from threading import Thread

import redis


def pass_round(box):
    for _ in range(3):
        token = box.get()
        box.put(token)


def lend(tools):
    tool = tools.get()
    print(tool)
    tools.put(tool)


def answer(question):
    server = redis.Redis()
    print(server.blpop(f"question {question}"))
    server.rpush(f"answer {question}", "yes")


def ask(line):
    for word in ("hello", "hello?"):
        line.send(word)
        print(line.recv())


def reply(line):
    line.send(line.recv())


def record(turns, marks, times):
    while turns.empty():
        print(times.get())
        times.put(marks)


def main():
    lines = []
    for _ in range(3):
        here, there = Pipe()
        lines.append(here)
        Process(target=ask, args=(there,)).start()  # expect: PP302
    for line in lines:
        Thread(target=reply, args=(line,)).start()
    box, tools = Queue(), Queue()
    Process(target=pass_round, args=(box,)).start()  # expect: PP302
    for _ in range(3):
        Process(target=lend, args=(tools,)).start()  # expect: PP302
    for question in range(3):
        Process(target=answer, args=(question,)).start()  # expect: PP302
    turns, times = Queue(), Queue()
    for mark in range(3):
        Process(target=record, args=(turns, mark, times)).start()  # expect: PP309
    times.put(0)
    for tool in ("hammer", "saw"):
        tools.put(tool)
    for question in range(3):
        redis.Redis().rpush(f"question {question}", "why?")
