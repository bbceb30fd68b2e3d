"""Loops that change what they ask: by an assignment, a name of another scope, or what they run over."""

from multiprocessing import Process, Queue

current = object()


def chain(node, records):
    while node is not None:
        print(node.value)
        node = node.next


def forget(records):
    plugin = object()

    def drop():
        nonlocal plugin
        plugin = None

    while plugin is not None:
        try:
            print(records.get(timeout=1))
        except OSError:
            print("no record")
        drop()


def forget_everywhere(records):
    global current
    while current is not None:
        current = None


def take(records):
    for record in iter(lambda: None, None):
        while record is not None:
            for record in (None,):
                print(record)


if __name__ == "__main__":
    for task in (forget, forget_everywhere, take):
        Process(target=task, args=(Queue(),)).start()
    Process(target=chain, args=(object(), Queue())).start()
