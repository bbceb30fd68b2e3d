"""What runs over something is kept under the name of that, once or more than once."""

import time
from multiprocessing import Process, Queue

from tqdm import tqdm


def work(queue):
    items = iter(queue.get, None)
    items = tqdm(items)
    items = filter(None, items)
    items = iter(items)
    for item in items:
        print(item)


def print_all(names):
    names = tqdm(names)
    for name in names:
        print(name)
        time.sleep(1)


def main():
    queue = Queue()
    Process(target=work, args=(queue,)).start()  # expect: PP309
    Process(target=print_all, args=(["one", "two"],)).start()
    queue.put(None)


if __name__ == "__main__":
    main()
