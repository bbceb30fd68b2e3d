"""Near misses: nobody runs this generator, and that collection holds what it holds."""

from multiprocessing import Process, Queue


def set_up(numbers):
    later = (number for number in iter(numbers.get, None))
    print("ready")
    del later


def squared(numbers):
    print([number * number for number in numbers])


def timed(numbers):
    print([numbers.get(timeout=5) for _ in range(3)])


def main():
    numbers = Queue()
    Process(target=set_up, args=(numbers,)).start()
    Process(target=squared, args=([1, 2, 3],)).start()
    Process(target=timed, args=(numbers,)).start()
