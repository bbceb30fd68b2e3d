from kept import threads, workers
from loops import watch


def begin():
    workers.submit(watch).result()  # expect: PP301
    threads.submit(watch).result()
