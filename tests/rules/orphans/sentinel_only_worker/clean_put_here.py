"""What is put elsewhere, or in something else of that name, says nothing of an unknown object."""

import multiprocessing
import queue

from kitchens import Kitchen


def drain(inbox):
    while True:
        dish = inbox.get()
        if dish == "end":
            break
        print(dish)


def furnish(room):
    room.orders = multiprocessing.Queue()


def another(chamber):
    multiprocessing.Process(target=drain, args=(chamber.orders,)).start()


def by_another_name(room, chamber):
    room.orders = multiprocessing.Queue()
    multiprocessing.Process(target=drain, args=(chamber.orders,)).start()


def of_a_thread(menu):
    kitchen = Kitchen(menu)
    kitchen.orders = queue.Queue()
    kitchen.wait = 5
    multiprocessing.Process(target=glance, args=(kitchen.wait,)).start()


def glance(seconds):
    print(seconds)


def of_a_library(menu):
    kitchen = Kitchen(menu)
    multiprocessing.Process(target=drain, args=(kitchen.orders,)).start()
