"""Near misses: siblings send messages, but the main process the one that says it is over."""

from multiprocessing import Process, Queue


def serve(requests):
    while True:
        who, what = requests.get()
        if what == "quit":
            break
        print(who, what)


def visit(number, requests):
    for _ in range(5):
        requests.put((number, "tea"))


def count(ticks):
    total = 0
    while True:
        tick = ticks.get()
        if tick == "stop":
            break
        total += 1


def tick(ticks):
    for _ in range(5):
        ticks.put("tick")


def main():
    requests, ticks = Queue(), Queue()
    Process(target=serve, args=(requests,)).start()  # expect: PP309
    Process(target=count, args=(ticks,)).start()  # expect: PP309
    guests = [Process(target=visit, args=(number, requests)) for number in range(3)]
    guests.append(Process(target=tick, args=(ticks,)))
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    requests.put((0, "quit"))
    ticks.put("stop")
