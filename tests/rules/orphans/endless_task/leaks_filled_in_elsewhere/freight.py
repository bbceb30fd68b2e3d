"""A depot for freight."""

import asyncio

from depot import Depot


class Freight(Depot):
    async def async_run(self):
        while True:
            await asyncio.sleep(1)
