"""Its workers are people."""

from loops import watch


class Office:
    def submit(self, what):
        what()


workers = Office()
workers.submit(watch)
print("not kept")
