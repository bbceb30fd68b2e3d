"""A depot, whose heirs say what it does in its event loop."""

import asyncio
from multiprocessing import Process


class Depot:
    async def async_run(self):
        pass

    async def before_run(self):
        pass

    async def both(self):
        await self.before_run()
        await self.async_run()

    def work_apart(self):
        asyncio.run(self.both())

    def start(self):
        process = Process(target=self.work_apart)  # expect: PP301
        process.start()
        return process
