import multiprocessing
from multiprocessing.connection import Connection

from poolproof_rules.proofs.scene import note


def serve(inbox: Connection, other_end: Connection) -> None:
    other_end.close()
    while True:
        try:
            note("begun", inbox.recv())
        except EOFError:
            return


def main() -> None:
    inbox, other_end = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.Process(target=serve, args=(inbox, other_end), daemon=True)
    worker.start()
    other_end.send("some work")
    worker.join()


if __name__ == "__main__":
    main()
