"""The same with a deadline, or only made and not run."""

import functools
import io
import os
import shutil
from multiprocessing import Process

import gevent.socket
import grpc
import nmap
import requests
import weather_pb2
import weather_pb2_grpc
from Bio.Align.Applications import MafftCommandline


def asks(place):
    with grpc.insecure_channel("localhost:50051") as channel:
        stub = weather_pb2_grpc.WeatherStub(channel)
        print(stub.Ask(weather_pb2.Place(name=place), timeout=5))


def follows(place):
    stub = weather_pb2_grpc.WeatherStub(grpc.secure_channel("localhost:50051", None))
    for forecast in stub.Follow(weather_pb2.Place(name=place), timeout=60):
        print(forecast)


def says_how(path):
    print(str(MafftCommandline(input=path)))


def hears(address):
    line = gevent.socket.socket()
    line.settimeout(5)
    line.connect(address)
    print(line.recv(1024))


def looks_around(network):
    print(nmap.PortScanner().scan(network, timeout=60))


def looks():
    os.popen("git status").close()


def loads(address):
    session = requests.Session()
    session.get = functools.partial(session.get, timeout=5)
    print(session.get(address))


def reads_a_file(path):
    with open(path, "rb") as file, open(f"{path}.copy", "wb") as copy:
        for line in io.TextIOWrapper(file, encoding="utf-8"):
            print(line)
        shutil.copyfileobj(file, copy)


if __name__ == "__main__":
    Process(target=asks, args=("here",)).start()
    Process(target=follows, args=("here",)).start()
    Process(target=says_how, args=("a.fasta",)).start()
    Process(target=hears, args=(("localhost", 80),)).start()
    Process(target=looks_around, args=("10.0.0.0/8",)).start()
    Process(target=looks).start()
    Process(target=loads, args=("https://localhost",)).start()
    Process(target=reads_a_file, args=("notes.txt",)).start()
