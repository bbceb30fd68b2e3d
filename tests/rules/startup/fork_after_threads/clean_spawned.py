from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from threading import Thread


def spawned(report, measure, paths):
    Thread(target=report).start()
    with get_context("spawn").Pool(4) as pool:
        return pool.map(measure, paths)


def served(report, measure, paths):
    Thread(target=report).start()
    with get_context("forkserver").Pool(4) as pool:
        return pool.map(measure, paths)


def an_executor_with_a_context(report, measure, paths):
    context = get_context("spawn")
    Thread(target=report).start()
    with ProcessPoolExecutor(mp_context=context) as executor:
        return list(executor.map(measure, paths))


def an_executor_with_some_context(report, measure, paths, context):
    Thread(target=report).start()
    with ProcessPoolExecutor(4, mp_context=context) as executor:
        return list(executor.map(measure, paths))


def an_executor_that_renews_its_workers(report, measure, paths):
    Thread(target=report).start()
    with ProcessPoolExecutor(max_tasks_per_child=9) as executor:
        return list(executor.map(measure, paths))
