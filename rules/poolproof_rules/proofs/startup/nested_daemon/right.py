import multiprocessing
from multiprocessing.connection import Connection

from poolproof_rules.proofs.scene import note


def total(answer: "Connection[object, object]") -> None:
    note("begun")
    try:
        with multiprocessing.Pool(2) as pool:
            answer.send(sum(pool.map(abs, range(-2, 2))))
    except AssertionError as error:
        answer.send(error)


def main() -> None:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    helper = multiprocessing.Process(target=total, args=(sender,))
    helper.start()
    answer = receiver.recv()
    helper.join()
    if isinstance(answer, AssertionError):
        raise answer
    print(answer)


if __name__ == "__main__":
    main()
