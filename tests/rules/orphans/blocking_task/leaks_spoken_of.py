"""Start methods are only spoken of here: "spawn" would do, and set_start_method('spawn') too."""

from multiprocessing import Pipe, Process, set_start_method


def hears(inbox):
    """Under 'spawn' it sees the end of its pipe."""
    while True:
        try:
            print(inbox.recv())  # not "forkserver"
        except EOFError:
            break


if __name__ == "__main__":
    # set_start_method("spawn")
    theirs, ours = Pipe()
    Process(target=hears, args=(theirs,)).start()  # expect: PP302
    print(set_start_method, "# no remark", 'nor """ this')
