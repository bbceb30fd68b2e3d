"""A base that starts what its heirs make, and has nothing to make itself."""

from multiprocessing import Process


class Agent:
    def get_runner(self):
        return None

    def on_start(self):
        return None

    def start(self):
        runner = self.get_runner()
        Process(target=runner.beat).start()  # expect: PP301
        self.on_start()
