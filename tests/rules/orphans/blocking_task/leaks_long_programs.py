"""Programs that take as long as they take, whatever stands before them."""

import os
import subprocess
import threading
import time
from multiprocessing import Pool, Process


def listens(host):
    os.system(f"nc -l {host} 8000")


def pings(host):
    subprocess.run(["ping", host])


def clones(url):
    subprocess.check_call(["git", "clone", url])


def by_root(path):
    subprocess.call(["sudo", "-u", "root", "ffmpeg", "-i", path])


def nicely(path):
    os.system(f"nice -n 10 ffmpeg -i {path} out.mp4")


def in_a_container(name):
    subprocess.run(["docker", "run", "--rm", name])


def fetches(url):
    subprocess.check_output(["curl", "-s", url])


def first_removes(path):
    command = f"rm -r {path}/frames"
    subprocess.call(command, shell=True)
    command = f"ffmpeg -i {path}"
    subprocess.call(command, shell=True)


def in_words(command):
    subprocess.run(command.split(" "), check=False)


def put_together(path):
    words = []
    words.append("convert")
    words += [path]
    subprocess.run(words)


def put_together_as_text(path):
    command = ""
    command += f"convert {path}"
    os.system(command)


def one_or_the_other(path):
    command = f"rm {path}"
    if path:
        command = f"convert {path} {path}.png"
    os.system(command)


def with_another_timer(command):
    program = subprocess.Popen(command)
    threading.Timer(10, print, ["still there"]).start()
    program.wait()


def shows(path):
    subprocess.run(["open", "-W", path])


def shows_in_a_window(path):
    os.system(f"start /wait notepad {path}")


def start(names):
    with Pool() as pool:
        pool.map(listens, names)  # expect: PP302
        pool.map(pings, names)  # expect: PP302
        pool.map(clones, names)  # expect: PP302
        pool.map(by_root, names)  # expect: PP302
        pool.map(nicely, names)  # expect: PP302
        pool.map(in_a_container, names)  # expect: PP302
        pool.map(fetches, names)  # expect: PP302
        pool.map(first_removes, names)  # expect: PP302
        pool.map(in_words, names)  # expect: PP302
        pool.map(put_together, names)  # expect: PP302
        pool.map(put_together_as_text, names)  # expect: PP302
        pool.map(one_or_the_other, names)  # expect: PP302
        pool.map(with_another_timer, names)  # expect: PP302
        pool.map(shows, names)  # expect: PP302
        pool.map(shows_in_a_window, names)  # expect: PP302


def hits(path):
    return subprocess.check_output(f"cat {path} | grep word", shell=True)


def more_hits(path):
    return subprocess.check_output(["grep", "-r", "word", path])


def search(path):
    Process(target=hits, args=(path,)).start()  # expect: PP302
    Process(target=more_hits, args=(path,)).start()  # expect: PP302


def if_any_is_there(path):
    return second_of_many(path)


def second_of_many(path):
    return third_of_many(path)


def third_of_many(path):
    if len(os.listdir(path)) > 0:
        subprocess.run(["convert", path])


def limited_if_told(path, limited=False):
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


def waits(path):
    Command(["convert", path], wait=True).run()


def without_limits(paths):
    with Pool() as pool:
        pool.map(if_any_is_there, paths)  # expect: PP302
        pool.map(limited_if_told, paths)  # expect: PP302
        pool.map(waits, paths)  # expect: PP302
    Command(["convert"]).run()


class Crew:
    def __init__(self, words):
        self.members = [subprocess.Popen(words) for _ in range(2)]

    def join(self):
        while any(each.poll() is None for each in self.members):
            time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.join()


def works_with_a_crew(path):
    with Crew(["watch", path]) as crew:
        print(crew)


def with_crews(paths):
    with Pool() as pool:
        pool.map(works_with_a_crew, paths)  # expect: PP302


def build_quietly(name):
    subprocess.run(f"make {name} > build.log 2>&1", shell=True)


def build_both(name):
    subprocess.run(f"ls {name} > list 2>&1 & make {name} &> log", shell=True)


def build(names):
    with Pool() as pool:
        pool.map(build_quietly, names)  # expect: PP302
        pool.map(build_both, names)  # expect: PP302
