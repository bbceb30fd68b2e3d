"""Devices, boxes, bots and servers of models."""

import asyncio
import telnetlib
from multiprocessing import Process

import cloudvolume.server
import discord
import docker
import gradio as gr
import httplib2
import imagezmq
import pika
import redis
from mfrc522 import SimpleMFRC522
from pylsl import StreamInlet
from pymavlink import mavutil
from redis.sentinel import Sentinel
from rq_scheduler.scripts.rqscheduler import main as schedule
from sglang.srt.entrypoints.http_server import launch_server
from zmq.backend import proxy


def reads_cards():
    print(SimpleMFRC522().read())


def samples(stream):
    inlet = StreamInlet(stream)
    print(inlet.pull_sample())


def hears_a_vehicle():
    vehicle = mavutil.mavlink_connection("udpin:0.0.0.0:14540")
    vehicle.wait_heartbeat()


def asks_a_vehicle():
    vehicle = mavutil.mavlink_connection("udpin:0.0.0.0:14540")
    print(vehicle.recv_match(type="ATTITUDE", blocking=True))


def talks(token):
    client = discord.Client(intents=discord.Intents.default())
    asyncio.run(client.start(token))


def serves_a_page():
    with gr.Blocks() as page:
        gr.Markdown("one")
    page.launch()


def serves_a_volume(path):
    cloudvolume.server.view(path, port=8080)


def waits_for_a_container(name):
    docker.from_env().containers.get(name).wait()


def logs_in(host):
    line = telnetlib.Telnet(host)
    line.read_until(b"login: ")


def gets_images():
    print(imagezmq.ImageHub().recv_image())


def takes_jobs():
    print(Sentinel([("localhost", 26379)]).master_for("one").blpop("jobs"))


def moves_jobs():
    redis.Redis().blmove("one", "two", 0)


def handles():
    pika.BlockingConnection().process_data_events(time_limit=None)


def loads(address):
    return httplib2.Http().request(address)


def main(stream, mesh, token, host, name, address):
    Process(target=reads_cards).start()  # expect: PP302
    Process(target=samples, args=(stream,)).start()  # expect: PP302
    Process(target=hears_a_vehicle).start()  # expect: PP302
    Process(target=asks_a_vehicle).start()  # expect: PP302
    Process(target=talks, args=(token,)).start()  # expect: PP302
    Process(target=serves_a_page).start()  # expect: PP302
    Process(target=serves_a_volume, args=(name,)).start()  # expect: PP302
    Process(target=waits_for_a_container, args=(name,)).start()  # expect: PP302
    Process(target=logs_in, args=(host,)).start()  # expect: PP302
    Process(target=gets_images).start()  # expect: PP302
    Process(target=takes_jobs).start()  # expect: PP302
    Process(target=moves_jobs).start()  # expect: PP302
    Process(target=handles).start()  # expect: PP302
    Process(target=loads, args=(address,)).start()  # expect: PP302
    Process(target=launch_server, args=(name,)).start()  # expect: PP302
    Process(target=schedule).start()  # expect: PP302
    Process(target=proxy, args=(name, host)).start()  # expect: PP302
