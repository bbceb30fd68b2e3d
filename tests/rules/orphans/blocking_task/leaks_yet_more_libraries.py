"""Programs behind libraries, clients of servers, bots, services and their jobs."""

import asyncio
import asyncore
import smtplib
from multiprocessing import Process

import docker
import ffmpeg
import git
import httpx
import oslo_service.service
import panel as pn
import paramiko
import pexpect
import Pyro5.api
import pymongo
import socketio
from Bio import Entrez
from celery.result import AsyncResult
from cotyledon import ServiceManager
from distributed import Worker
from scapy.all import sr1
from slackbot.bot import Bot
from zulip import Client


def converts(path):
    ffmpeg.input(path).video.filter("scale", 320, -1).output("small.mp4").run(quiet=True)


def converts_beside(path):
    process = ffmpeg.input(path).output("pipe:").run_async(pipe_stdout=True)
    process.wait()


def clones(address):
    git.Repo.clone_from(address, "copy")


def updates(folder):
    git.Repo(folder).remotes.origin.pull()


def follows(name):
    for line in docker.from_env().containers.get(name).logs(stream=True, follow=True):
        print(line)


def builds(folder):
    docker.DockerClient().images.build(path=folder)


def drives(program):
    child = pexpect.spawn(program, timeout=None)
    child.expect("ready")


def drives_for_long(program):
    pexpect.spawn(program).expect("ready", timeout=None)


def asks_for_long(address):
    with httpx.Client(timeout=None) as client:
        print(client.get(address))


def mails(letter):
    with smtplib.SMTP("localhost") as post:
        post.send_message(letter)


def looks_up(name):
    print(Entrez.efetch(db="nucleotide", id=name).read())


def copies(host):
    shell = paramiko.SSHClient()
    shell.connect(host)
    shell.open_sftp().get("there", "here")


def runs_there(host):
    channel = paramiko.Transport((host, 22)).open_session()
    channel.exec_command("make")
    print(channel.recv_exit_status())


def watches_documents():
    with pymongo.MongoClient().shop.orders.watch() as changes:
        for change in changes:
            print(change)


def hears_one():
    print(socketio.SimpleClient().receive())


def pings(packet):
    print(sr1(packet))


def chats():
    Bot().run()


def chats_elsewhere():
    Client().call_on_each_message(print)


def launches(settings, service):
    launcher = oslo_service.service.launch(settings, service)
    launcher.wait()


class Manager(ServiceManager):
    pass


def manages():
    Manager().run()


async def work(address):
    worker = await Worker(address)
    await worker.finished()


def works(address):
    asyncio.run(work(address))


def waits_for_a_task(name):
    print(AsyncResult(name).get())


def shows(row):
    pn.Row(row).show()


def loops():
    asyncore.loop(timeout=1)


def answers():
    with Pyro5.api.Daemon() as daemon:
        daemon.requestLoop()


if __name__ == "__main__":
    Process(target=converts, args=("film.mp4",)).start()  # expect: PP302
    Process(target=converts_beside, args=("film.mp4",)).start()  # expect: PP302
    Process(target=clones, args=("https://localhost/a.git",)).start()  # expect: PP302
    Process(target=updates, args=("a",)).start()  # expect: PP302
    Process(target=follows, args=("a",)).start()  # expect: PP302
    Process(target=builds, args=("a",)).start()  # expect: PP302
    Process(target=drives, args=("a",)).start()  # expect: PP302
    Process(target=drives_for_long, args=("a",)).start()  # expect: PP302
    Process(target=asks_for_long, args=("https://localhost",)).start()  # expect: PP302
    Process(target=mails, args=("letter",)).start()  # expect: PP302
    Process(target=looks_up, args=("a",)).start()  # expect: PP302
    Process(target=copies, args=("a",)).start()  # expect: PP302
    Process(target=runs_there, args=("a",)).start()  # expect: PP302
    Process(target=watches_documents).start()  # expect: PP302
    Process(target=hears_one).start()  # expect: PP302
    Process(target=pings, args=("a",)).start()  # expect: PP302
    Process(target=chats).start()  # expect: PP302
    Process(target=chats_elsewhere).start()  # expect: PP302
    Process(target=launches, args=("a", "b")).start()  # expect: PP302
    Process(target=manages).start()  # expect: PP302
    Process(target=works, args=("a",)).start()  # expect: PP302
    Process(target=waits_for_a_task, args=("a",)).start()  # expect: PP302
    Process(target=shows, args=("a",)).start()  # expect: PP302
    Process(target=git.Repo.clone_from, args=("a", "b")).start()  # expect: PP302
    Process(target=loops).start()  # expect: PP302
    Process(target=answers).start()  # expect: PP302
