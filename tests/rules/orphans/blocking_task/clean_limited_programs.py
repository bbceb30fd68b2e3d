"""Programs that are told how long they may take, or that somebody else kills in time."""

import os
import signal
import subprocess
import threading
import time
from multiprocessing import Pool


def port_is_open(host):
    command = "nc -zv -w 1 {host} 22".format(host=host)
    program = subprocess.Popen(command, shell=True, stdout=subprocess.PIPE)
    return program.communicate()[0]


def answers(host):
    return os.system(f"ping -c 3 {host} > /dev/null") == 0


def converts(path):
    subprocess.run(["timeout", "60", "convert", path, path + ".png"])


def asks(url):
    return subprocess.check_output(["curl", "--max-time", "30", "-s", url])


def by_root(name):
    subprocess.call(["sudo", "-u", "root", "systemctl", "is-active", name])
    subprocess.call(f"sudo -n ip link set {name} up", shell=True)


def of_containers(name):
    return subprocess.check_output(["docker", "inspect", name])


def queued(name):
    return os.popen(f"squeue -u {name}").read()


def has_it_killed(command):
    program = subprocess.Popen(command)

    def on_timeout():
        print("too slow")
        program.kill()

    timer = threading.Timer(10, on_timeout)
    timer.start()
    try:
        program.wait()
    finally:
        timer.cancel()


def has_its_group_killed(command):
    program = subprocess.Popen(command, start_new_session=True)
    threading.Timer(10, os.killpg, [program.pid, signal.SIGKILL]).start()
    return program.communicate()


def reads_of_one_that_is_killed(command):
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        timer = threading.Timer(10, program.kill)
        timer.start()
        print(program.stdout.read())
        timer.cancel()


def reads_lines_of_one_that_is_killed(command):
    program = subprocess.Popen(command, stdout=subprocess.PIPE)
    threading.Timer(10, program.kill).start()
    for line in program.stdout:
        print(line)


def start(names):
    with Pool() as pool:
        pool.map(port_is_open, names)
        pool.map(answers, names)
        pool.map(converts, names)
        pool.map(asks, names)
        pool.map(by_root, names)
        pool.map(of_containers, names)
        pool.map(queued, names)
        pool.map(has_it_killed, names)
        pool.map(has_its_group_killed, names)
        pool.map(reads_of_one_that_is_killed, names)
        pool.map(reads_lines_of_one_that_is_killed, names)


# How long is given by who calls, and which of two commands it is too.
def for_so_long(path, limit):
    subprocess.run(f"timeout {limit} convert {path}", shell=True)


def limited_unless_told(path, limited=True):
    if limited:
        command = ["timeout", "30", "convert", path]
    else:
        command = ["convert", path]
    subprocess.run(command)


class Command:
    def __init__(self, words, wait=False):
        self.words = words
        self.wait = wait

    def run(self):
        if self.wait:
            subprocess.run(self.words)


def only_notes(path):
    Command(["serve", path]).run()


def serve():
    Command(["serve"], wait=True).run()


def with_limits(paths):
    with Pool() as pool:
        pool.starmap(for_so_long, [(path, 30) for path in paths])
        pool.map(limited_unless_told, paths)
        pool.map(only_notes, paths)
    serve()


# Those who are waited for were told to stop, in whatever way.
class Crew:
    def __init__(self, words):
        self.members = [subprocess.Popen(words) for _ in range(2)]

    def stop(self):
        print("stop", file=open("orders", "w"))

    def join(self):
        while any(each.poll() is None for each in self.members):
            time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self.join()


def works_with_a_crew(path):
    with Crew(["watch", path]) as crew:
        print(crew)


def with_crews(paths):
    with Pool() as pool:
        pool.map(works_with_a_crew, paths)
