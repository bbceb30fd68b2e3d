"""The same libraries, with a bound or without a wait."""

from multiprocessing import Process

import docker
import gradio as gr
import pika
import redis
import telnetlib
from kiteconnect import KiteTicker
from pylsl import StreamInlet
from pymavlink import mavutil


def samples(stream):
    inlet = StreamInlet(stream)
    print(inlet.pull_sample(timeout=1.0), inlet.pull_sample(0.5))


def asks_a_vehicle():
    vehicle = mavutil.mavlink_connection("udpin:0.0.0.0:14540")
    print(vehicle.recv_match(type="ATTITUDE"))


def serves_a_page():
    with gr.Blocks() as page:
        gr.Markdown("one")
    page.launch(prevent_thread_lock=True)


def listens(key):
    KiteTicker(key, "token").connect(threaded=True)


def waits_for_a_container(name):
    docker.from_env().containers.get(name).wait(timeout=60)


def logs_in(host):
    line = telnetlib.Telnet(host)
    line.read_until(b"login: ", 5)


def looks():
    print(redis.Redis().pubsub().get_message())


def moves_jobs():
    redis.Redis().blmove("one", "two", 5)


def handles():
    pika.BlockingConnection().process_data_events()


def main(stream, mesh, name, host, key):
    Process(target=samples, args=(stream,)).start()
    Process(target=asks_a_vehicle).start()
    Process(target=serves_a_page).start()
    Process(target=listens, args=(key,)).start()
    Process(target=waits_for_a_container, args=(name,)).start()
    Process(target=logs_in, args=(host,)).start()
    Process(target=looks).start()
    Process(target=moves_jobs).start()
    Process(target=handles).start()
