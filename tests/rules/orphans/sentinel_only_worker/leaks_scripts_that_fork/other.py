"""Imports a function that sets a method, by way of another module, and never calls it."""

import tools
from crew import start


def main():
    tools.show()
    start()


if __name__ == "__main__":
    main()
