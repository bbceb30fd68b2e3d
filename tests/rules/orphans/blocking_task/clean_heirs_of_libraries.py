"""Heirs that run over something of their own, or for a while."""

from multiprocessing import Process

import paho.mqtt.client as mqtt
from flask import Flask
from kafka import KafkaConsumer


class Impatient(KafkaConsumer):
    def __init__(self, topic):
        super().__init__(topic, consumer_timeout_ms=1000)


def reads():
    for message in Impatient("jobs"):
        print(message)


class Counted(KafkaConsumer):
    def __iter__(self):
        return iter(range(10))


def counts():
    for number in Counted("jobs"):
        print(number)


class Site:
    _only = None

    def __init__(self):
        self.app = Flask("site")

    @classmethod
    def only(cls):
        if cls._only is None:
            cls._only = cls()
        return cls._only

    def name(self):
        return self.app.name


def says():
    print(Site.only().name())


def reports():
    client = mqtt.Client()
    client.connect("localhost")
    for _ in range(10):
        client.loop()


if __name__ == "__main__":
    Process(target=reads).start()
    Process(target=counts).start()
    Process(target=says).start()
    Process(target=reports).start()
