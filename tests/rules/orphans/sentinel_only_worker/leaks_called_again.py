"""A loop that repeats for ever unless it is told how often, and looks at a shared value."""

from multiprocessing import Process, Value


class Sender:
    def __init__(self, messages):
        self.messages = messages
        self.abort = Value("i", 0)

    def start(self, times=-1):
        worker = Process(target=self.send_all, args=(times,))  # expect: PP309
        worker.start()

    def stop(self):
        self.abort.value = 1

    def send_all(self, times):
        turns = iter(int, 1) if times <= 0 else range(times)
        for _ in turns:
            for message in self.messages:
                if self.abort.value:
                    return
                print(message)
