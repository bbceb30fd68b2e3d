"""Stubs of services ask without a deadline, and commands that were made before run to their end."""

import io
import os
import shutil
import subprocess
from multiprocessing import Process

import botocore.vendored.requests
import gevent.socket
import grpc
import nmap
import oslo_concurrency.processutils
import weather_pb2
import weather_pb2_grpc
from Bio.Align.Applications import MafftCommandline
from spython.main import Client


def asks(place):
    with grpc.insecure_channel("localhost:50051") as channel:
        stub = weather_pb2_grpc.WeatherStub(channel)
        print(stub.Ask(weather_pb2.Place(name=place)))


class Station:
    def __init__(self):
        self.stub = weather_pb2_grpc.WeatherStub(grpc.secure_channel("localhost:50051", None))

    def follow(self, place):
        for forecast in self.stub.Follow(weather_pb2.Place(name=place)):
            print(forecast)


def follows(place):
    Station().follow(place)


def aligns(path):
    align = MafftCommandline(input=path)
    out, _ = align()
    print(out)


def hears(address):
    line = gevent.socket.socket()
    line.connect(address)
    print(line.recv(1024))


def loads(address):
    print(botocore.vendored.requests.get(address))


def looks_around(network):
    print(nmap.PortScanner().scan(network))


def partitions(disk):
    oslo_concurrency.processutils.execute("parted", disk, "print")


def builds():
    os.popen("make all").close()


def contains(image):
    Client.execute(image, ["simulate"])


def reads_a_program():
    program = subprocess.Popen(["make", "all"], stdout=subprocess.PIPE)
    for line in io.TextIOWrapper(program.stdout, encoding="utf-8"):
        print(line)


def keeps_a_program(path):
    program = subprocess.Popen(["make", "all"], stdout=subprocess.PIPE)
    with open(path, "wb") as file:
        shutil.copyfileobj(program.stdout, file)


if __name__ == "__main__":
    Process(target=asks, args=("here",)).start()  # expect: PP302
    Process(target=follows, args=("here",)).start()  # expect: PP302
    Process(target=aligns, args=("a.fasta",)).start()  # expect: PP302
    Process(target=hears, args=(("localhost", 80),)).start()  # expect: PP302
    Process(target=loads, args=("https://localhost",)).start()  # expect: PP302
    Process(target=looks_around, args=("10.0.0.0/8",)).start()  # expect: PP302
    Process(target=partitions, args=("a",)).start()  # expect: PP302
    Process(target=builds).start()  # expect: PP302
    Process(target=contains, args=("a.sif",)).start()  # expect: PP302
    Process(target=reads_a_program).start()  # expect: PP302
    Process(target=keeps_a_program, args=("log",)).start()  # expect: PP302
