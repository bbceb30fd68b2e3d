"""Bases that start themselves, and call what their heirs fill in with what these take."""

import asyncio
from multiprocessing import Pipe, Process


class Service:
    def start(self):
        Process(target=self.serve).start()

    def serve(self):
        asyncio.run(self.main_loop())

    async def main_loop(self):
        """For heirs."""


class Talking(Service):
    def start(self):
        self.line, other = Pipe()
        print(other)

    def serve(self, line):
        asyncio.run(self.main_loop(line))

    async def main_loop(self, line):
        """For heirs."""


class Working:
    def start(self):
        Process(target=self.begin).start()

    def begin(self):
        self.work()

    def work(self):
        raise NotImplementedError


class Handling(Working):
    def begin(self):
        self.work("first", retries=3)

    def work(self, name, retries):
        raise NotImplementedError
