"""Classes that are taken from the modules in which a library has them, or by its heirs."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from multiprocessing import Process

import gevent.subprocess
import paho.mqtt.client as mqtt
import websockify.websocketproxy
from discord.ext.commands.bot import Bot
from elsewhere import assemble
from flask.app import Flask
from kafka.consumer.group import KafkaConsumer
from redis.client import Redis
from scapy.sendrecv import AsyncSniffer
from websockets.legacy.client import connect


def reads_a_topic():
    for message in KafkaConsumer("jobs"):
        print(message)


def takes_a_job():
    print(Redis().blpop("jobs"))


class Helper(Bot):
    def __init__(self):
        super().__init__(command_prefix="!")


def answers(token):
    Helper().run(token)


class Site:
    def __init__(self):
        self.app = Flask("site")

    def serve(self):
        self.app.run(port=5000)


def serves():
    Site().serve()


async def listen(address):
    async with connect(address) as line:
        print(await line.recv())


def listens(address):
    asyncio.run(listen(address))


def proxies():
    proxy = websockify.websocketproxy.WebSocketProxy(listen_port=6080)
    proxy.start_server()


def sniffs():
    sniffer = AsyncSniffer(prn=print)
    sniffer.start()
    sniffer.join()


@dataclass
class Sensor:
    topic: str
    client: mqtt.Client = field(default_factory=mqtt.Client)

    def report(self):
        self.client.loop_forever()


def reports():
    Sensor("heat").report()


def made(settings) -> Flask:
    app = assemble(settings)
    return app


def serves_what_is_made(settings):
    made(settings).run()


async def serve_entered():
    async with contextlib.AsyncExitStack() as stack:
        server = await stack.enter_async_context(await asyncio.start_server(print, "::", 80))
        await server.serve_forever()


def serves_what_is_entered():
    asyncio.run(serve_entered())


def builds():
    gevent.subprocess.check_call(["make", "all"])


if __name__ == "__main__":
    Process(target=reads_a_topic).start()  # expect: PP302
    Process(target=takes_a_job).start()  # expect: PP302
    Process(target=answers, args=("token",)).start()  # expect: PP302
    Process(target=serves).start()  # expect: PP302
    Process(target=listens, args=("ws://localhost",)).start()  # expect: PP302
    Process(target=proxies).start()  # expect: PP302
    Process(target=sniffs).start()  # expect: PP302
    Process(target=reports).start()  # expect: PP302
    Process(target=serves_what_is_made, args=({},)).start()  # expect: PP302
    Process(target=serves_what_is_entered).start()  # expect: PP302
    Process(target=builds).start()  # expect: PP302
