import multiprocessing
import socket
from multiprocessing.connection import wait

from poolproof_rules.proofs.scene import note


def serve(number: int) -> None:
    parent = multiprocessing.parent_process()
    with socket.create_server(("127.0.0.1", 0)) as server:
        note("begun", number)
        if server in wait([server, parent.sentinel], timeout=60):
            server.accept()


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        pool.map(serve, range(2), chunksize=1)


if __name__ == "__main__":
    main()
