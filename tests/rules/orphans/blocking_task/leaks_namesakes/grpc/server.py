"""A package of the project that is called as the library is that it uses."""

import asyncio
from multiprocessing import Process

from grpc import aio


class Server:
    async def start(self):
        self.server = aio.server()
        await self.server.start()
        await self.server.wait_for_termination()


class Worker(Process):
    def run(self):
        asyncio.run(Server().start())


Worker().start()  # expect: PP302
