from lib.crew import Boat


def test_boat():
    assert Boat().rower.is_alive()


if __name__ == "__main__":
    test_boat()
