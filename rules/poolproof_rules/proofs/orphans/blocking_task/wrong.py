import multiprocessing
import socket

from poolproof_rules.proofs.scene import note


def serve(number: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        note("begun", number)
        server.accept()


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        pool.map(serve, range(2), chunksize=1)


if __name__ == "__main__":
    main()
