"""Devices, brokers, streams, windows and servers of more libraries."""

import asyncio
import ssl
from http.server import HTTPServer
from multiprocessing import Process
from socketserver import ThreadingMixIn

import can
import docker
import invoke
import persistqueue
import redis.asyncio
import zmq
import zmq.asyncio
from django.core.management import call_command, execute_from_command_line
from fabric import Connection
from pyarrow import flight


def runs_there(host):
    with Connection(host, user="me") as there, there.prefix("export A=b"):
        there.run("make all", pty=False)


def runs_there_for_a_while(host):
    Connection(host).sudo("make install", timeout=60)


def runs_here():
    invoke.run("make all")


def runs_here_for_a_while():
    invoke.run("make all", timeout=60)


def reads_a_bus():
    for message in can.Bus(channel="can0"):
        print(message)


def reads_in_secret(line):
    context = ssl.create_default_context()
    print(context.wrap_socket(line).recv(100))


async def reads_lines():
    reader, writer = await asyncio.open_connection("localhost", 8000)
    while line := await reader.readline():
        writer.write(line)


async def pulls():
    line = zmq.asyncio.Context().socket(zmq.PULL)
    print(await line.recv_multipart())


async def hears():
    channel = redis.asyncio.from_url("redis://").pubsub()
    async for message in channel.listen():
        print(message)


def takes_what_is_there_of_another():
    context = zmq.Context()
    commands, work = context.socket(zmq.REP), context.socket(zmq.PULL)
    try:
        print(commands.recv(zmq.NOBLOCK))
    except zmq.Again:
        print("no command")
    print(work.recv())


class Threaded(ThreadingMixIn, HTTPServer):
    daemon_threads = True


def serves_in_threads():
    Threaded(("", 8000), None).serve_forever()


def manages():
    call_command("runserver", "0.0.0.0:8000")


def migrates():
    call_command("migrate")


def manages_as_from_a_shell():
    execute_from_command_line(["manage.py", "runserver", "--noreload"])


def migrates_as_from_a_shell():
    execute_from_command_line(["manage.py", "migrate"])


def works_off():
    print(persistqueue.SQLiteQueue("work").get())


def works_off_what_is_there():
    print(persistqueue.SQLiteQueue("work").get(block=False))


def watches():
    for event in docker.from_env().events(decode=True):
        print(event)


def runs_a_container():
    docker.from_env().containers.run("image")


def leaves_a_container():
    docker.from_env().containers.run("image", detach=True)


class Tables(flight.FlightServerBase):
    def do_get(self, context, ticket):
        return ticket


def serves_tables():
    Tables("grpc://localhost:8815").serve()


def run(main):
    asyncio.run(main())


def start(line):
    Process(target=runs_there, args=("far",)).start()  # expect: PP302
    Process(target=runs_there_for_a_while, args=("far",)).start()
    Process(target=runs_here).start()  # expect: PP302
    Process(target=runs_here_for_a_while).start()
    Process(target=reads_a_bus).start()  # expect: PP302
    Process(target=reads_in_secret, args=(line,)).start()  # expect: PP302
    Process(target=run, args=(reads_lines,)).start()  # expect: PP302
    Process(target=run, args=(pulls,)).start()  # expect: PP302
    Process(target=run, args=(hears,)).start()  # expect: PP302
    Process(target=takes_what_is_there_of_another).start()  # expect: PP302
    Process(target=serves_in_threads).start()  # expect: PP302
    Process(target=manages).start()  # expect: PP302
    Process(target=migrates).start()
    Process(target=manages_as_from_a_shell).start()  # expect: PP302
    Process(target=migrates_as_from_a_shell).start()
    Process(target=works_off).start()  # expect: PP302
    Process(target=works_off_what_is_there).start()
    Process(target=watches).start()  # expect: PP302
    Process(target=runs_a_container).start()  # expect: PP302
    Process(target=leaves_a_container).start()
    Process(target=serves_tables).start()  # expect: PP302
