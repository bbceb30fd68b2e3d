import multiprocessing


def show():
    print(multiprocessing.get_start_method())


def main():
    multiprocessing.set_start_method("spawn")
    show()
