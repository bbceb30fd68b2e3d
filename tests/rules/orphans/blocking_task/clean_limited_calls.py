"""Tasks that decorators put a limit on, themselves or in all that they wait for."""

from multiprocessing import Process

import requests
from timeout_decorator import timeout


@timeout(30)
def look(address):
    return requests.get(address)


@timeout(30)
def look_twice(address):
    first = requests.get(address)
    return first, look(address)


def look_and_print(address):
    print(look(address))


def main(address):
    Process(target=look_twice, args=(address,)).start()
    Process(target=look_and_print, args=(address,)).start()
