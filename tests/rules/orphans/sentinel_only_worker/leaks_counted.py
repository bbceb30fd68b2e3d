"""Loops that count, or look at, what others tell them; and some that decide by themselves."""

import queue
import time
from multiprocessing import Manager, Process, Queue


def until_all_have_finished(reports, size):
    finished = 0
    while finished < size:
        try:
            report = reports.get(timeout=1)
        except queue.Empty:
            continue
        if report == "finished":
            finished += 1


def while_others_run(states):
    while any(states.values()):
        time.sleep(1)


def while_told(states):
    while states["running"]:
        time.sleep(1)


def until_nothing_comes(reports):
    done = False
    while not done:
        try:
            print(reports.get(timeout=1))
        except queue.Empty:
            done = True


def ten_rounds(reports):
    rounds = 0
    while rounds < 10:
        rounds += 1
        try:
            print(reports.get(timeout=1))
        except queue.Empty:
            continue


def last_one(reports):
    report = ""
    while report is not None:
        report = None
        try:
            report = reports.get(timeout=1)
        except queue.Empty:
            pass


def own_states(states):
    while states["running"]:
        states["running"] = False


class Inbox:
    def __init__(self, jobs):
        self.jobs = jobs

    def next(self, timeout=None):
        return self.jobs.get(timeout=timeout)


def through_an_inbox(inbox):
    while True:
        job = inbox.next()
        if job is None:
            break


def through_a_patient_inbox(inbox):
    while True:
        try:
            job = inbox.next(5)
        except queue.Empty:
            break
        print(job)


def main():
    reports, states = Queue(), Manager().dict(running=True)
    Process(target=until_all_have_finished, args=(reports, 3)).start()  # expect: PP309
    Process(target=while_others_run, args=(states,)).start()  # expect: PP309
    Process(target=while_told, args=(states,)).start()  # expect: PP309
    Process(target=through_an_inbox, args=(Inbox(reports),)).start()  # expect: PP309
    Process(target=until_nothing_comes, args=(reports,)).start()
    Process(target=ten_rounds, args=(reports,)).start()
    Process(target=last_one, args=(reports,)).start()
    Process(target=own_states, args=(Manager().dict(running=True),)).start()
    Process(target=through_a_patient_inbox, args=(Inbox(reports),)).start()
