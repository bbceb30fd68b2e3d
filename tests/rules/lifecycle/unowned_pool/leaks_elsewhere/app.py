from workers import POOL, Registry, submit


def main(work, items):
    first = submit(work, items[0])
    rest = POOL.map(work, items[1:])
    registry = Registry()
    return [first.get(timeout=10), *rest, *registry.registered.map(work, items)]
