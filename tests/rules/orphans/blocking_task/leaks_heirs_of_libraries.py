"""Heirs of what libraries run over, and the one object that a class makes of itself."""

from multiprocessing import Process
from typing import Generic, TypeVar

import paho.mqtt.client as mqtt
from flask import Flask
from kafka import KafkaConsumer

T = TypeVar("T")


class Topic(KafkaConsumer, Generic[T]):
    def names(self):
        return self.subscription()


def reads():
    for message in Topic("jobs"):
        print(message)


def takes():
    topic = Topic("jobs")
    print(next(topic))


class Site:
    _only = None

    def __init__(self):
        self.app = Flask("site")

    @classmethod
    def only(cls):
        if cls._only is None:
            cls._only = cls()
        return cls._only

    def serve(self):
        self.app.run()


def serves():
    Site.only().serve()


class Sensor(mqtt.Client):
    def report(self):
        self.connect("localhost")
        code = 0
        while code == 0:
            code = self.loop()
        return code


def reports():
    Sensor().report()


if __name__ == "__main__":
    Process(target=reads).start()  # expect: PP302
    Process(target=takes).start()  # expect: PP302
    Process(target=serves).start()  # expect: PP302
    Process(target=reports).start()  # expect: PP309
