"""Reading an attribute of another class, writing an item, and what does not wait for long."""

from multiprocessing import Event, Process, Queue


class Box:
    def __init__(self, letters):
        self.letters = letters
        self.opened = Event()

    @property
    def letter(self):
        return self.letters.get()

    @property
    def soon(self):
        return self.letters.get(timeout=3)

    def stamp(self):
        return self.letters.get()

    def __setitem__(self, place, letter):
        print(place, letter)

    def __getitem__(self, place):
        return self.letters.get()

    def __len__(self):
        return self.opened.is_set()


class Letter:
    def __init__(self, letter):
        self.letter = letter


def print_letter(letters):
    box = Box(letters)
    print(Letter("b").letter, box.soon, box.stamp, len(box))


def put_in(letters):
    box = Box(letters)
    box[0] = "a letter"
    del box.letters


def main():
    letters = Queue()
    Process(target=print_letter, args=(letters,)).start()
    Process(target=put_in, args=(letters,)).start()
