from helpers_of_tests import start
from serving import run


def server():
    process = start(8000, run)
    yield process
    process.terminate()
