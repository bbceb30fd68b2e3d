from lib.methods import choose
from lib.race import race


def main():
    choose()
    race()


if __name__ == "__main__":
    main()
