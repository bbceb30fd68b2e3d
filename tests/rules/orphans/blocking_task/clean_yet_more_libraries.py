"""The same libraries, with a bound of their own or one that is given."""

import asyncore
import smtplib
from multiprocessing import Process

import docker
import ffmpeg
import git
import httpx
import oslo_service.service
import panel as pn
import pexpect
import Pyro5.api
import socketio
from bentoml import HTTPServer
from celery.result import AsyncResult
from scapy.all import sr1
from telepot import Bot


def measures(path):
    print(ffmpeg.input(path).output("pipe:").compile())


def starts(path):
    ffmpeg.input(path).output("small.mp4").run_async()


def looks(folder):
    repository = git.Repo(folder)
    print(repository.git.status(), repository.head.commit)


def clones(address):
    git.Repo.clone_from(address, "copy", kill_after_timeout=60)


def prints(name):
    for line in docker.from_env().containers.get(name).logs().splitlines():
        print(line)


def prints_what_is_there(name):
    for line in docker.from_env().containers.get(name).logs(stream=False):
        print(line)


def starts_a_container(image):
    docker.from_env().containers.run(image, detach=True)


def drives(program):
    child = pexpect.spawn(program)
    child.expect("ready")
    child.expect("done", timeout=60)


def asks(address):
    with httpx.Client() as client:
        print(client.get(address))


def asks_for_a_while(address):
    with httpx.Client(timeout=60) as client:
        print(client.get(address))


def mails(letter):
    with smtplib.SMTP("localhost", timeout=30) as post:
        post.send_message(letter)


def hears_one():
    print(socketio.SimpleClient().receive(timeout=5))


def pings(packet):
    print(sr1(packet, timeout=2))


def chats(token):
    Bot(token).message_loop(print)


def launches(settings, service, work):
    launcher = oslo_service.service.launch(settings, service)
    work()
    launcher.stop()
    launcher.wait()


def waits_for_a_task(name):
    print(AsyncResult(name).get(timeout=10))


def shows(row):
    pn.Row(row).show(threaded=True)
    pn.serve(row, start=False)


def hosts():
    HTTPServer("service:one").start()


def loops_for_a_while():
    asyncore.loop(timeout=1, count=10)


class Calls:
    def __init__(self):
        self.open = True

    def close(self):
        self.open = False

    def answer(self):
        Pyro5.api.Daemon().requestLoop(lambda: self.open)


def answers():
    Calls().answer()


if __name__ == "__main__":
    Process(target=measures, args=("film.mp4",)).start()
    Process(target=starts, args=("film.mp4",)).start()
    Process(target=looks, args=("a",)).start()
    Process(target=clones, args=("https://localhost/a.git",)).start()
    Process(target=prints, args=("a",)).start()
    Process(target=prints_what_is_there, args=("a",)).start()
    Process(target=starts_a_container, args=("a",)).start()
    Process(target=drives, args=("a",)).start()
    Process(target=asks, args=("https://localhost",)).start()
    Process(target=asks_for_a_while, args=("https://localhost",)).start()
    Process(target=mails, args=("letter",)).start()
    Process(target=hears_one).start()
    Process(target=pings, args=("a",)).start()
    Process(target=chats, args=("token",)).start()
    Process(target=launches, args=("a", "b", print)).start()
    Process(target=waits_for_a_task, args=("a",)).start()
    Process(target=shows, args=("a",)).start()
    Process(target=hosts).start()
    Process(target=loops_for_a_while).start()
    Process(target=answers).start()
