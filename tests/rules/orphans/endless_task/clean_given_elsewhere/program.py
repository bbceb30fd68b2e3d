from loops import count, watch
from starting import (
    Handlers,
    Pair,
    Service,
    Starter,
    Supervisor,
    in_background,
    start,
    start_named,
    start_safely,
    task,
)


@task("count")
def counts():
    count()


class Quick(Service):
    target = staticmethod(count)


@Handlers.add("counter")
class Counter:
    def run(self):
        count()


@in_background
def heartbeat():
    count(2)


class Office:
    """Another one that is told what to do."""

    def add(self, target, *args):
        target(*args)


def main():
    starter = Starter()
    starter.add(count, 1)
    starter.start()
    Office().add(watch, 1)
    Supervisor(count, 3).start()
    Quick().start()
    Pair(kind=Counter).start()
    Handlers().start("counter")
    start("count")
    heartbeat()
    start_safely(count)
    start_named(count, "count")


if __name__ == "__main__":
    main()
