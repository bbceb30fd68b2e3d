import multiprocessing


def choose():
    multiprocessing.set_start_method("forkserver", force=True)


if __name__ == "__main__":
    print(multiprocessing.get_all_start_methods())
