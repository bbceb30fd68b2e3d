"""Pipes in objects that pass on what is asked of them, whose other end is seen to go."""

import json
from multiprocessing import get_context


class Line:
    def __init__(self, end):
        self.end = end

    def recv(self):
        return json.loads(self.recv_bytes())

    def __getattr__(self, name):
        return getattr(self.end, name)


class Exchange:
    def __init__(self, number, method="spawn"):
        context = get_context(method)
        desks, seats = zip(*[[Line(end) for end in context.Pipe()] for _ in range(number)])
        self.clerks = []
        for desk, seat in zip(desks, seats):
            clerk = context.Process(target=self.answer, args=(seat.recv, seat.send, seat, desk))
            clerk.start()
            seat.close()
            self.clerks.append(clerk)

    @staticmethod
    def answer(read, write, seat, desk):
        desk.close()
        try:
            call = read()
            while call != "close":
                write(call)
                call = read()
        except KeyboardInterrupt:
            print("interrupted")
        finally:
            seat.close()
