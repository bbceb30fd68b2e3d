"""A base whose work is none, run by an event loop."""

import asyncio
from multiprocessing import Process


class Loop:
    def start(self):
        Process(target=self.begin).start()  # expect: PP301

    def begin(self):
        asyncio.run(self.async_run())

    async def async_run(self):
        pass

    def after_run(self):
        pass
