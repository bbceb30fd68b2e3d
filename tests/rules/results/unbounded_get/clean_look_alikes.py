import queue
import threading


def of_a_queue(jobs: queue.Queue, done: threading.Event):
    done.wait()
    return jobs.get()


def of_a_table(table, cached):
    cached.get()
    return table.get("key")


class Job:
    def get(self):
        return 1


def of_a_job():
    return Job().get()
