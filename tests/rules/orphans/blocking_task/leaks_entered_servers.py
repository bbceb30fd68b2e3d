"""Servers that are waited for where they were entered, and clients that stay connected."""

import asyncio
from multiprocessing import Process

import discord
import websockets
from motor.motor_asyncio import AsyncIOMotorClient


async def answer(line):
    await line.send("yes")


async def serve():
    async with websockets.serve(answer, "localhost", 8000) as server:
        await server.wait_closed()


async def watch():
    async with AsyncIOMotorClient().shop.orders.watch() as changes:
        async for change in changes:
            print(change)


async def chat(token):
    client = discord.Client(intents=discord.Intents.default())
    await client.login(token)
    await client.connect()


def serves():
    asyncio.run(serve())


def watches():
    asyncio.run(watch())


def chats(token):
    asyncio.run(chat(token))


if __name__ == "__main__":
    Process(target=serves).start()  # expect: PP302
    Process(target=watches).start()  # expect: PP302
    Process(target=chats, args=("token",)).start()  # expect: PP302
