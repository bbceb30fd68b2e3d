"""Clerks read letters until there are no more."""


class Clerk:
    def __init__(self, letters):
        self.letters = letters

    def work(self):
        while True:
            letter = self.letters.get()
            if letter is None:
                break
            print(letter)
