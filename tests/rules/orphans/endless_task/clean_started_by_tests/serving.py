import time


def run(port):
    while True:
        print(port)
        time.sleep(1)
