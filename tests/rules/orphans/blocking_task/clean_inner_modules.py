"""Other classes of the same names, and the same ones with a bound."""

import contextlib
from dataclasses import dataclass, field
from multiprocessing import Process

import gevent.subprocess
import paho.mqtt.client as mqtt
from flask.testing import FlaskClient
from inhouse.app import Flask
from kafka.consumer.group import KafkaConsumer
from redis.client import Redis
from scapy.sendrecv import AsyncSniffer
from websockets.sync.client import connect


def reads_a_topic():
    for message in KafkaConsumer("jobs", consumer_timeout_ms=1000):
        print(message)


def takes_a_job():
    print(Redis().blpop("jobs", timeout=5))


def serves():
    Flask("site").run()


def asks():
    FlaskClient("site").run()


def listens(address):
    with connect(address) as line:
        print(line.recv(timeout=10))


def sniffs():
    sniffer = AsyncSniffer(prn=print)
    sniffer.start()
    sniffer.join(timeout=10)


def sniffs_for_a_while(work):
    sniffer = AsyncSniffer(prn=print)
    sniffer.start()
    work()
    sniffer.stop()
    sniffer.join()


@dataclass
class Sensor:
    topic: str
    client: mqtt.Client = field(default_factory=mqtt.Client)

    def report(self):
        self.client.loop_start()
        self.client.publish(self.topic, "1").wait_for_publish(5)


def reports():
    Sensor("heat").report()


def enters(path):
    with contextlib.ExitStack() as stack:
        print(stack.enter_context(open(path)).read())


def builds():
    gevent.subprocess.check_call(["make", "all"], timeout=60)


if __name__ == "__main__":
    Process(target=reads_a_topic).start()
    Process(target=takes_a_job).start()
    Process(target=serves).start()
    Process(target=asks).start()
    Process(target=listens, args=("ws://localhost",)).start()
    Process(target=sniffs).start()
    Process(target=sniffs_for_a_while, args=(print,)).start()
    Process(target=reports).start()
    Process(target=enters, args=("notes.txt",)).start()
    Process(target=builds).start()
