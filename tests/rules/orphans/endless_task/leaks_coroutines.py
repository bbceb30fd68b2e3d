"""Coroutines that are set going, and waited for."""

import asyncio
from multiprocessing import Process


async def turns():
    while True:
        await asyncio.sleep(1)


async def works():
    await asyncio.sleep(1)


async def awaits_it_at_once():
    await asyncio.create_task(turns())


async def awaits_its_name():
    task = asyncio.create_task(turns())
    await works()
    await task


async def gathers_those_it_kept():
    tasks = [asyncio.ensure_future(works())]
    tasks.append(asyncio.ensure_future(turns()))
    await asyncio.gather(*tasks)


async def waits_for_each():
    tasks = {asyncio.create_task(turns()) for _ in range(3)}
    for task in asyncio.as_completed(tasks):
        await task


async def waits_for_all_there_are():
    asyncio.create_task(turns())
    await asyncio.gather(*asyncio.all_tasks())


async def cancels_what_it_waited_for():
    task = asyncio.create_task(turns())
    try:
        await task
    finally:
        task.cancel()


async def leaves_it_to_the_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(turns())


async def waits_as_long_as_it_takes():
    await asyncio.wait_for(turns(), timeout=None)


def hands_it_to_the_loop():
    loop = asyncio.new_event_loop()
    task = loop.create_task(turns())
    loop.run_until_complete(task)


def runs(main):
    asyncio.run(main())


def start():
    Process(target=runs, args=(awaits_it_at_once,)).start()  # expect: PP301
    Process(target=runs, args=(awaits_its_name,)).start()  # expect: PP301
    Process(target=runs, args=(gathers_those_it_kept,)).start()  # expect: PP301
    Process(target=runs, args=(waits_for_each,)).start()  # expect: PP301
    Process(target=runs, args=(waits_for_all_there_are,)).start()  # expect: PP301
    Process(target=runs, args=(cancels_what_it_waited_for,)).start()  # expect: PP301
    Process(target=runs, args=(leaves_it_to_the_group,)).start()  # expect: PP301
    Process(target=runs, args=(waits_as_long_as_it_takes,)).start()  # expect: PP301
    Process(target=hands_it_to_the_loop).start()  # expect: PP301


# Nobody cancels these, whoever is ready for it.
async def is_ready_to_be_cancelled():
    try:
        while True:
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("over")


async def is_ready_in_each_turn():
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            break
        except OSError as problem:
            print(problem)


async def would_cancel_in_the_end():
    task = asyncio.create_task(is_ready_in_each_turn())
    try:
        await is_ready_to_be_cancelled()
    finally:
        task.cancel()


def are_ready():
    asyncio.run(would_cancel_in_the_end())


def is_ready():
    asyncio.run(is_ready_in_each_turn())


def start_those_that_are_ready():
    Process(target=are_ready).start()  # expect: PP301
    Process(target=is_ready).start()  # expect: PP301
