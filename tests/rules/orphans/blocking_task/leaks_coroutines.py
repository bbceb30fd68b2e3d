"""Coroutines that make what others wait for, and coroutines kept in a variable before they run."""

import asyncio
import multiprocessing


class Service:
    def __init__(self, server):
        self._server = server

    @classmethod
    async def open(cls, host):
        server = await asyncio.start_server(print, host=host)
        return cls(server)

    async def serve(self, timeout=None):
        if timeout is None:
            await self._server.serve_forever()
        else:
            serving = asyncio.create_task(self._server.serve_forever())
            await asyncio.wait_for(serving, timeout=timeout)


def serves_kind(ready, kind):
    async def opens():
        service = await kind.open("localhost")
        ready.set()
        await service.serve()

    asyncio.run(opens())


def serves_a_while(kind):
    async def opens():
        service = await kind.open("localhost")
        await service.serve(timeout=10)

    asyncio.run(opens())


async def listens():
    service = await Service.open("localhost")
    await service.serve()


async def opened(attempts):
    return await opened(attempts + 1) if attempts else await Service.open("localhost")


async def listens_after_attempts():
    await (await opened(3)).serve()


def runs_kept():
    listening = listens()
    asyncio.run(listening)


def runs_kept_in_loop():
    loop = asyncio.new_event_loop()
    listening = listens()
    loop.run_until_complete(listening)


def runs_kept_a_while():
    listening = listens()
    asyncio.run(asyncio.wait_for(listening, 10))


def never_runs():
    listening = listens()
    listening.close()


async def starts_kept():
    listening = listens()
    asyncio.ensure_future(listening)


def leaves_kept():
    asyncio.run(starts_kept())


def runs_after_attempts():
    asyncio.run(listens_after_attempts())


def main():
    ready = multiprocessing.Event()
    multiprocessing.Process(target=serves_kind, args=(ready, Service)).start()  # expect: PP302
    multiprocessing.Process(target=serves_a_while, args=(Service,)).start()
    multiprocessing.Process(target=runs_kept).start()  # expect: PP302
    multiprocessing.Process(target=runs_kept_in_loop).start()  # expect: PP302
    multiprocessing.Process(target=runs_after_attempts).start()  # expect: PP302
    multiprocessing.Process(target=runs_kept_a_while).start()
    multiprocessing.Process(target=never_runs).start()
    multiprocessing.Process(target=leaves_kept).start()
