"""Near misses: handlers that go on with the loop, whatever they count, ask or close."""

import logging, multiprocessing as mp


def other_error(conn):
    while True:
        try:
            print(conn.recv())
        except Exception as e:
            if isinstance(e, ValueError):
                raise
            logging.exception("x")


def counts_good(conn):
    done = 0
    while True:
        try:
            print(conn.recv())
            done += 1
            if done > 5:
                print("many")
        except Exception:
            logging.exception("x")


def closes_and_goes_on(conn):
    while True:
        try:
            print(conn.recv())
        except Exception:
            conn.close()


def counts_for_the_log(conn):
    failures = 0
    while True:
        try:
            print(conn.recv())
        except Exception:
            failures += 1
            logging.error("failed %d times", failures)


def answers_elsewhere(conn, errors):
    while True:
        try:
            print(conn.recv())
        except Exception as e:
            errors.put(e)


def tries_to_answer(conn):
    while True:
        try:
            print(conn.recv())
        except Exception as e:
            try:
                conn.send(e)
            except Exception:
                logging.exception("x")


def asks_stop(conn, stop):
    while True:
        try:
            print(conn.recv())
        except Exception:
            if stop.is_set():
                break


def other_log(conn):
    while True:
        try:
            print(conn.recv())
        except Exception as e:
            if e.args:
                logging.exception("x")


if __name__ == "__main__":
    ctx = mp.get_context("spawn")
    near, far = ctx.Pipe()
    q, stop = ctx.Queue(), ctx.Event()
    ctx.Process(target=other_error, args=(far,)).start()  # expect: PP304
    ctx.Process(target=counts_good, args=(far,)).start()  # expect: PP304
    ctx.Process(target=closes_and_goes_on, args=(far,)).start()  # expect: PP304
    ctx.Process(target=counts_for_the_log, args=(far,)).start()  # expect: PP304
    ctx.Process(target=answers_elsewhere, args=(far, q)).start()  # expect: PP304
    ctx.Process(target=tries_to_answer, args=(far,)).start()  # expect: PP304
    ctx.Process(target=asks_stop, args=(far, stop)).start()  # expect: PP304
    ctx.Process(target=other_log, args=(far,)).start()  # expect: PP304
