"""Says what the work is."""

import asyncio

from hooks import Loop


class Turning(Loop):
    async def async_run(self):
        while True:
            await asyncio.sleep(1)
