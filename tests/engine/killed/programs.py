"""Programs put together from what workers share, what they do with it, and who starts them.

The channel says what main makes and passes as ``c``; the body is what the task does with it, with
a line ``LOOK`` where a look for the parent may stand; the place says in which function that is.
"""

import itertools
from dataclasses import dataclass
from hashlib import blake2b
from textwrap import indent

HELPERS = """\
import ctypes
import itertools
import multiprocessing as mp
import os
import queue
import signal
import sys
import threading
import time


def spin():
    while True:
        time.sleep(0.1)


def step():
    time.sleep(0.02)


def watch():
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.1)
    os._exit(1)


def stay():
    mp.parent_process().join()
    os._exit(1)
"""


@dataclass(frozen=True)
class Channel:
    """What is shared: how main makes it, what it passes, what a task begins with."""

    make: str
    kinds: str
    given: str = "c"
    begin: str = ""
    then: str = ""  # what main does once the workers are started


MANAGER = "manager = mp.Manager()\n"
NINE = "c = mp.Queue()\nfor n in range(9):\n    c.put(n)"
CHANNELS = (
    Channel("c = mp.Queue()", "get put timed empty"),
    Channel("c = mp.Queue(2)", "get put timed"),
    Channel("c = mp.JoinableQueue()", "get put timed"),
    Channel("c = mp.SimpleQueue()", "get put empty"),
    Channel(NINE, "one timed empty"),
    Channel(f"{NINE}\nfor n in range(9):\n    c.put(None)", "told"),
    Channel(f"{MANAGER}c = manager.Queue()", "get put timed empty"),
    Channel("c = mp.Event()", "event"),
    Channel("c = mp.Event()\nc.set()", "event"),
    Channel(f"{MANAGER}c = manager.Event()", "event"),
    Channel("a, c = mp.Pipe()", "recv poll send"),
    Channel("a, c = mp.Pipe()", "recv poll send", then="c.close()"),
    Channel("pair = mp.Pipe()", "recv poll send", "pair", "mine, c = pair\nmine.close()"),
    Channel("c = mp.Value('i', 1)", "flag"),
    Channel(f"{MANAGER}c = manager.Value('i', 1)", "flag"),
    Channel("c = mp.Array('i', [1])", "item"),
    Channel(f"{MANAGER}c = manager.list([1])", "item"),
    Channel(f"{MANAGER}c = manager.dict({{0: 1}})", "item"),
    Channel("c = mp.Semaphore(0)", "acquire"),
    Channel("c = mp.Lock()", "lock"),
    Channel("c = mp.Condition()", "condition"),
    Channel("c = mp.Barrier(9)", "barrier"),
    Channel("c = 3", "none"),
)
BODIES = {
    "get": (
        "while True:\n    LOOK\n    x = c.get()\n    print(x)",
        "for x in iter(c.get, None):\n    print(x)",
        "print(c.get())",
        "while True:\n    x = c.get()\n    if x is None:\n        break",
        "while True:\n    try:\n        x = c.get()\n    except queue.Empty:\n        break",
        "while True:\n    try:\n        c.get()\n    except (EOFError, OSError):\n        return",
        "while True:\n    try:\n        c.get()\n    except Exception:\n"
        "        LOOK\n        step()",
    ),
    "one": ("print(c.get())", "while True:\n    c.get()"),
    "told": (
        "while True:\n    x = c.get()\n    if x is None:\n        break",
        "for x in iter(c.get, None):\n    print(x)",
    ),
    "timed": (
        "while True:\n    LOOK\n    try:\n        c.get(timeout=0.1)\n    except queue.Empty:\n"
        "        continue",
        "while True:\n    try:\n        c.get(timeout=0.3)\n    except queue.Empty:\n        break",
        "while True:\n    try:\n        c.get(True, 0.3)\n    except queue.Empty:\n        return",
        "while True:\n    c.get(timeout=0.3)",
        "while True:\n    try:\n        c.get_nowait()\n    except queue.Empty:\n        step()",
        "over = False\nwhile not over:\n    try:\n        c.get(timeout=0.3)\n"
        "    except Exception:\n        over = True",
    ),
    "empty": (
        "while not c.empty():\n    c.get()",
        "while True:\n    LOOK\n    if c.empty():\n        step()\n        continue\n    c.get()",
        "while True:\n    if c.empty():\n        break\n    c.get()",
    ),
    "put": ("while True:\n    LOOK\n    c.put(1)\n    step()", "for n in range(20):\n    c.put(n)"),
    "event": (
        "c.wait()",
        "c.wait(0.3)",
        "while not c.is_set():\n    LOOK\n    step()",
        "while not c.wait(0.1):\n    LOOK\n    step()",
        "while not c.is_set():\n    c.wait(timeout=0.05)",
    ),
    "recv": (
        "while True:\n    LOOK\n    print(c.recv())",
        "while True:\n    try:\n        x = c.recv()\n    except EOFError:\n        break",
        "while True:\n    try:\n        c.recv()\n    except Exception:\n        step()\n"
        "        LOOK",
        "print(c.recv())",
        "while True:\n    x = c.recv()\n    if x is None:\n        break",
        "for x in iter(c.recv, None):\n    print(x)",
    ),
    "poll": (
        "while True:\n    LOOK\n    if c.poll(0.1):\n        print(c.recv())",
        "if c.poll(0.3):\n    print(c.recv())",
        "while True:\n    if c.poll(0.1):\n        try:\n            c.recv()\n"
        "        except EOFError:\n            return",
    ),
    "send": (
        "while True:\n    LOOK\n    c.send('x' * 1000)\n    step()",
        "for n in range(5):\n    c.send(n)",
        "while True:\n    try:\n        c.send(1)\n    except OSError:\n        break\n    step()",
    ),
    "flag": (
        "while c.value:\n    LOOK\n    step()",
        "while True:\n    if not c.value:\n        break\n    step()",
    ),
    "item": (
        "while c[0]:\n    LOOK\n    step()",
        "while True:\n    if c[0] == 0:\n        return\n    LOOK\n    step()",
    ),
    "acquire": ("c.acquire()", "c.acquire(timeout=0.3)"),
    "lock": ("with c:\n    step()", "while True:\n    with c:\n        LOOK\n        step()"),
    "condition": (
        "with c:\n    c.wait()",
        "with c:\n    c.wait(0.3)",
        "with c:\n    while True:\n        c.wait(0.1)",
        "with c:\n    c.wait_for(lambda: False, timeout=0.3)",
    ),
    "barrier": ("c.wait(0.3)", "while c.n_waiting < 9:\n    LOOK\n    step()"),
    "none": (
        "while True:\n    LOOK\n    step()",
        "for n in itertools.count():\n    LOOK\n    step()",
        "n = 0\nwhile n < 9:\n    n += 1\n    step()",
        "while c:\n    LOOK\n    step()",
        "while c:\n    c -= 1\n    step()",
        "until = time.monotonic() + 0.3\nwhile time.monotonic() < until:\n    step()",
        "while True:\n    try:\n        step()\n        sys.exit()\n    except Exception:\n"
        "        continue",
        "while True:\n    try:\n        LOOK\n        raise ValueError\n    except ValueError:\n"
        "        step()",
        "over = False\nwhile not over:\n    LOOK\n    try:\n        step()\n    except Exception:\n"
        "        over = True",
        "for n in zip(itertools.count(), range(9)):\n    step()",
        "def again():\n    while True:\n        step()\n        yield 1\nfor n in again():\n"
        "    LOOK\n    step()",
        "threading.Event().wait()",
        "thread = threading.Thread(target=spin)\nthread.start()",
        "thread = threading.Thread(target=spin, daemon=True)\nthread.start()",
        "signal.pause()",
    ),
}
# What a task begins with to be guarded, and what looks for the parent.
GUARDS = (
    ("", ""),
    # Not for 1: orphans go to whichever process around asked for them, as one of a test may have.
    ("global parent\nparent = os.getppid()", "if os.getppid() != parent:\n    return"),
    ("", "if not mp.parent_process().is_alive():\n    return"),
    ("threading.Thread(target=watch, daemon=True).start()", ""),
    ("threading.Thread(target=stay, daemon=True).start()", ""),
    ("ctypes.CDLL(None).prctl(1, signal.SIGKILL)", ""),
    ("signal.alarm(1)", ""),
)
PLACES = (
    "def task({given}):\n{begin}\n{body}\n",
    "def work({given}):\n{body}\n\n\ndef task({given}):\n{begin}\n    work({given})\n",
    "class Worker:\n    def __init__(self, {given}):\n        self.{given} = {given}\n\n"
    "    def loop(self):\n        {given} = self.{given}\n{inner}\n\n\n"
    "def task({given}):\n{begin}\n    Worker({given}).loop()\n",
)
HEIR = """\
class Heir(mp.Process):
    def __init__(self, c):
        super().__init__()
        self.c = c

    def run(self):
        task(self.c)


"""


@dataclass(frozen=True)
class Start:
    """Who starts the task, and in how many workers; a pool pickles what it passes later."""

    run: str
    workers: int = 1
    before: str = ""
    pickles: bool = False


STARTS = (
    Start("mp.Process(target=task, args=({given},)).start()"),
    Start("for _ in range(2):\n    mp.Process(target=task, args=({given},)).start()", 2),
    Start("mp.Process(target=task, args=({given},), daemon=True).start()"),
    Start("Heir({given}).start()", before=HEIR),
    Start("pool = mp.Pool(2)\npool.apply_async(task, ({given},))", 2, pickles=True),
)


@dataclass(frozen=True)
class Program:
    """One program, by its parts."""

    channel: Channel
    body: str
    guard: tuple[str, str]
    place: str
    start: Start
    method: str

    @property
    def possible(self) -> bool:
        """Whether it runs, and says something: a look needs a place, a pipe its own owner."""
        managed = self.channel.make.startswith(MANAGER) or self.channel.make == "c = 3"
        looks = not self.guard[1] or "LOOK" in self.body
        return looks and (managed or not self.start.pickles)

    @property
    def text(self) -> str:
        begin, look = self.guard
        lines = []
        for line in self.body.split("\n"):
            seen = look if line.strip() == "LOOK" else line.strip()
            lines += [indent(seen, line[: len(line) - len(line.lstrip())])] if seen else []
        body = "\n".join(filter(None, (self.channel.begin, *lines)))
        task = self.place.format(
            given=self.channel.given,
            begin=indent(begin, "    "),
            body=indent(body, "    "),
            inner=indent(body, "        "),
        )
        main = "\n".join(
            (
                f'mp.set_start_method("{self.method}")',
                self.channel.make,
                self.start.run.format(given=self.channel.given),
                *filter(None, [self.channel.then]),
                "time.sleep(600)",
            )
        )
        main = f'if __name__ == "__main__":\n{indent(main, "    ")}\n'
        return f"{HELPERS}\n\n{task}\n\n{self.start.before}{main}"


def everything():
    """Every possible program, in an order that tells nothing."""
    parts = (
        (channel, body)
        for channel in CHANNELS
        for kind in channel.kinds.split()
        for body in BODIES[kind]
    )
    found = (
        Program(channel, body, guard, place, start, method)
        for (channel, body), guard, place, start, method in itertools.product(
            parts, GUARDS, PLACES, STARTS, ("fork", "spawn")
        )
    )
    each = [program for program in found if program.possible]
    return sorted(each, key=lambda program: blake2b(program.text.encode()).digest())


def sample(count):
    """As many programs, half of them without a guard: most guards end all there is."""
    plain, guarded = [], []
    for program in everything():
        (guarded if any(program.guard) else plain).append(program)
    return plain[: count - count // 4] + guarded[: count // 4]
