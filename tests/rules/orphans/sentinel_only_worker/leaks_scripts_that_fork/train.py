import multiprocessing

from crew import start


def train():
    return start()


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    train()
