"""Tasks that serve, or wait for events, jobs, users."""

import asyncio
import signal
import threading
from multiprocessing import Process

import kombu.mixins
import pika
import serial
import zmq
from paho.mqtt import client as mqtt
from watchdog.observers import Observer


def forwards(context):
    zmq.proxy(context.socket(zmq.SUB), context.socket(zmq.PUB))


def polls():
    zmq.Context().socket(zmq.PULL).poll()


def polls_a_while():
    zmq.Context().socket(zmq.PULL).poll(1000)


class Consumer(kombu.mixins.ConsumerMixin):
    def on_message(self, body, message):
        print(body)


def consumes():
    Consumer().run()


def takes():
    channel = pika.BlockingConnection().channel()
    for message in channel.consume("jobs"):
        print(message)


def reads():
    return serial.Serial("/dev/ttyS0").readline()


def listens():
    client = mqtt.Client()
    client.loop_forever()


def watches():
    observer = Observer()
    observer.start()
    observer.join()


def watches_a_while():
    observer = Observer()
    observer.start()
    observer.join(10)


def waits_for_a_signal():
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stopping.set())
    stopping.wait()


def waits_for_nothing():
    threading.Event().wait()


def waits_for_its_thread():
    done = threading.Event()
    threading.Thread(target=done.set).start()
    done.wait()


async def beats():
    while True:
        await asyncio.sleep(1)


async def starts_beating():
    beating = asyncio.create_task(beats())
    await beating


async def serves_a_socket(path):
    server = await asyncio.start_unix_server(print, path)
    loop = asyncio.get_running_loop()
    other = await loop.create_server(asyncio.Protocol, "localhost", 8000)
    async with server, other:
        await asyncio.gather(server.serve_forever(), other.serve_forever())


def runs_server(path):
    asyncio.run(serves_a_socket(path))


async def serves_a_port():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(asyncio.Protocol, "localhost", 8000)
    await server.serve_forever()


def runs_port():
    asyncio.run(serves_a_port())


def runs_coroutine():
    asyncio.run(starts_beating())


def main(context):
    Process(target=forwards, args=(context,)).start()  # expect: PP302
    Process(target=polls).start()  # expect: PP302
    Process(target=consumes).start()  # expect: PP302
    Process(target=takes).start()  # expect: PP302
    Process(target=reads).start()  # expect: PP302
    Process(target=listens).start()  # expect: PP302
    Process(target=watches).start()  # expect: PP302
    Process(target=waits_for_a_signal).start()  # expect: PP302
    Process(target=waits_for_nothing).start()  # expect: PP302
    Process(target=runs_server, args=("/tmp/x",)).start()  # expect: PP302
    Process(target=runs_port).start()  # expect: PP302
    Process(target=polls_a_while).start()
    Process(target=watches_a_while).start()
    Process(target=waits_for_its_thread).start()
    Process(target=runs_coroutine).start()  # expect: PP301
