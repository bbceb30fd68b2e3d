from loops import watch
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


@task("watch")
def watches():
    watch()


class Lasting(Service):
    target = staticmethod(watch)


@Handlers.add("watcher")
class Watcher:
    def run(self):
        watch()


@in_background
def heartbeat():
    watch(2)


def main():
    starter = Starter()
    starter.add(watch, 1)
    starter.start()
    Supervisor(watch, 3).start()
    Lasting().start()
    Pair(kind=Watcher).start()
    Handlers().start("watcher")
    start("watch")
    heartbeat()
    start_safely(watch)
    start_named(watch, "watch")


if __name__ == "__main__":
    main()
