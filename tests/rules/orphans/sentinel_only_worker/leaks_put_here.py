"""A function puts what its worker waits for into an object of which nothing is known."""

import multiprocessing
from types import SimpleNamespace

from kitchens import Kitchen


def drain(inbox, outbox=None):
    while True:
        dish = inbox.get()
        if dish == "end":
            break
        print(dish, outbox)


def open_kitchen(menu):
    kitchen = Kitchen(menu)
    kitchen.orders, kitchen.dishes = multiprocessing.Queue(), multiprocessing.Queue()
    kitchen.cook = multiprocessing.Process(  # expect: PP309
        target=drain, args=(kitchen.orders, kitchen.dishes)
    )
    kitchen.cook.start()
    return kitchen


def furnish(room):
    room.orders = multiprocessing.Queue()
    multiprocessing.Process(target=drain, args=(room.orders,)).start()  # expect: PP309


def among_others(rooms):
    for room in rooms:
        room.over = multiprocessing.Event()
        room.keeper = multiprocessing.Process(target=watch, args=(room.over,))  # expect: PP309
        room.keeper.start()


def watch(over):
    while not over.is_set():
        print("watching")


def in_a_namespace():
    state = SimpleNamespace()
    state.orders = multiprocessing.Queue()
    multiprocessing.Process(target=drain, args=(state.orders,)).start()  # expect: PP309
