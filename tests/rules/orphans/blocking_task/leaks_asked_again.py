"""Programs that are asked again and again whether they are over, and waits of coroutines."""

import asyncio
import signal
import subprocess
import time
from multiprocessing import Process


def asks():
    program = subprocess.Popen(["convert"])
    while program.poll() is None:
        time.sleep(1)


def asks_until_late():
    program = subprocess.Popen(["convert"])
    start = time.time()
    while program.poll() is None:
        if time.time() - start > 60:
            program.kill()
            break
        time.sleep(1)


def asks_a_quick_one():
    program = subprocess.Popen(["git", "rev-parse", "HEAD"])
    while program.poll() is None:
        time.sleep(1)


async def converts():
    program = await asyncio.create_subprocess_exec("convert")
    await program.wait()


def runs_coroutine():
    asyncio.run(converts())


async def stays():
    await asyncio.Event().wait()


def runs_for_ever():
    asyncio.get_event_loop().run_until_complete(stays())


async def stays_too():
    await asyncio.Future()


def runs_for_ever_too():
    asyncio.run(stays_too())


def runs_what_has_no_name():
    asyncio.run(asyncio.Event().wait())


def runs_a_future_without_a_name():
    asyncio.get_event_loop().run_until_complete(asyncio.Future())


async def is_woken():
    event = asyncio.Event()
    asyncio.create_task(wakes(event))
    await event.wait()


async def wakes(event):
    event.set()


def runs_till_woken():
    asyncio.run(is_woken())


async def is_told():
    future = asyncio.Future()
    future.set_result(1)
    await future


def runs_till_told():
    asyncio.run(is_told())


async def stays_until_told():
    loop = asyncio.get_running_loop()
    stop = loop.create_future()
    loop.add_signal_handler(signal.SIGTERM, stop.set_result, None)
    await stop


def runs_until_told():
    asyncio.run(stays_until_told())


async def stays_a_while():
    loop = asyncio.get_running_loop()
    late = loop.create_future()
    loop.call_later(60, late.set_result, None)
    await late


def runs_a_while():
    asyncio.run(stays_a_while())


def start():
    Process(target=asks).start()  # expect: PP302
    Process(target=runs_coroutine).start()  # expect: PP302
    Process(target=runs_for_ever).start()  # expect: PP302
    Process(target=runs_for_ever_too).start()  # expect: PP302
    Process(target=runs_what_has_no_name).start()  # expect: PP302
    Process(target=runs_a_future_without_a_name).start()  # expect: PP302
    Process(target=asks_until_late).start()
    Process(target=asks_a_quick_one).start()
    Process(target=runs_till_woken).start()
    Process(target=runs_till_told).start()
    Process(target=runs_until_told).start()  # expect: PP302
    Process(target=runs_a_while).start()
