"""Servers, bots, brokers and watchers of other libraries."""

import asyncio
from http.server import HTTPServer
from multiprocessing import Process

import evdev
import greenstalk
import redis
import rospy
from fastmcp import FastMCP as Fast
from inotify.adapters import Inotify
from mcp.server import FastMCP
from pynput import keyboard
from rq import Worker
from telegram.ext import *
from telegram.ext import Application


def updates(token):
    updater = Updater(token)
    updater.start_polling()
    updater.idle()


def polls(token):
    app = Application.builder().token(token).concurrent_updates(True).build()
    app.run_polling()


def offers_tools():
    server = FastMCP("tools", port=8003)
    server.run(transport="sse")


def offers_by_input():
    FastMCP("tools").run()


def offers_as_told(how):
    Fast("tools").run(how)


def offers_in_loop():
    asyncio.run(Fast("tools").run_async(transport="http"))


def works(queues):
    Worker(queues).work()


def works_off(queues):
    Worker(queues).work(burst=True)


def spins():
    rospy.init_node("arm")
    rospy.spin()


def reads(path):
    for event in evdev.InputDevice(path).read_loop():
        print(event)


def listens(press):
    with keyboard.Listener(on_press=press) as listener:
        listener.join()


def listens_a_while(press):
    with keyboard.Listener(on_press=press) as listener:
        listener.join(5)


def watches(path):
    for event in Inotify().event_gen(yield_nones=False):
        print(event)


def reserves():
    return greenstalk.Client(("localhost", 11300)).reserve()


class Stoppable(HTTPServer):
    stop = False

    def serve_forever(self):
        while not self.stop:
            self.handle_request()


def serves():
    Stoppable(("", 8000), None).serve_forever()


def moves():
    return redis.Redis.from_url("redis://").brpoplpush("jobs", "taken")


def moves_if_there():
    return redis.Redis.from_url("redis://").brpoplpush("jobs", "taken", 5)


def main(token, queues, path, press, how):
    Process(target=updates, args=(token,)).start()  # expect: PP302
    Process(target=polls, args=(token,)).start()  # expect: PP302
    Process(target=works, args=(queues,)).start()  # expect: PP302
    Process(target=works_off, args=(queues,)).start()
    Process(target=spins).start()  # expect: PP302
    Process(target=reads, args=(path,)).start()  # expect: PP302
    Process(target=listens, args=(press,)).start()  # expect: PP302
    Process(target=listens_a_while, args=(press,)).start()
    Process(target=watches, args=(path,)).start()  # expect: PP302
    Process(target=reserves).start()  # expect: PP302
    Process(target=moves).start()  # expect: PP302
    Process(target=moves_if_there).start()
    Process(target=serves).start()  # expect: PP302
    Process(target=offers_tools).start()  # expect: PP302
    Process(target=offers_in_loop).start()  # expect: PP302
    Process(target=offers_by_input).start()
    Process(target=offers_as_told, args=(how,)).start()
