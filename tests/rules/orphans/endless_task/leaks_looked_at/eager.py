"""Objects that begin by themselves."""

from updating import Eager


def make():
    eager = Eager()  # expect: PP301
    print(eager.name)
