"""Servers that are closed before they are waited for, or by what they serve."""

import asyncio
from multiprocessing import Process

import websockets


async def answer(line):
    await line.send("yes")


async def serve_for_a_while():
    async with websockets.serve(answer, "localhost", 8000) as server:
        await asyncio.sleep(60)
        server.close()
        await server.wait_closed()


async def serve_once():
    async with websockets.serve(answer, "localhost", 8000) as server:
        asyncio.get_running_loop().call_later(60, server.close)
        await server.wait_closed()


def serves_for_a_while():
    asyncio.run(serve_for_a_while())


def serves_once():
    asyncio.run(serve_once())


if __name__ == "__main__":
    Process(target=serves_for_a_while).start()
    Process(target=serves_once).start()
