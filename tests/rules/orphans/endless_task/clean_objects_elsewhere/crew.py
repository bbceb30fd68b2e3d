"""Objects that a module makes of its own classes, which others give tasks that end."""

from multiprocessing import Process


class Crew:
    def take(self, task):
        Process(target=task).start()


class Desk:
    """No workers: it does what it is given."""

    def take(self, task):
        task()


crew = Crew()
desk = Desk()
