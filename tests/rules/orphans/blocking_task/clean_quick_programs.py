"""Programs that are over at once, and what is far away and rarely come to."""

import glob
import os
import shlex
import subprocess
import threading
from multiprocessing import Pool, Process


def revision(path):
    return subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=path)


def makes(path):
    os.system("mkdir -p %s && rm -f %s/x" % (path, path))


def removes_or_copies(path):
    if not path:
        command = f"rm -r {path}"
        subprocess.call(command, shell=True)
        return
    command = f"cp {path} {path}.bak"
    subprocess.call(command, shell=True)


def finds_in_text(text):
    program = subprocess.Popen(["grep", "-c", "x"], stdin=subprocess.PIPE)
    program.communicate(text)


def serial_number(path):
    command = "system_profiler SPHardwareDataType | grep Serial | awk '{print $4}' | cut -d: -f2"
    print(os.popen(command).read(), path)


def replaces(path):
    command = f"rm -r {path}/frames"
    subprocess.call(command, shell=True)
    command = f"cp -r {path} /srv"
    subprocess.call(command, shell=True)


def clips(text):
    process = subprocess.Popen(["xsel", "-bi"], stdin=subprocess.PIPE)
    process.communicate(input=text.encode())


def copies(path):
    os.system(f"cp {path}/final.ply {path}/{len(path):05d}.ply")


def version(path):
    subprocess.run([path, "--version"])
    command = f"nvidia-smi -i {path}"
    program = subprocess.Popen(shlex.split(command), stdout=subprocess.PIPE)
    return program.communicate()


def sets_priority(number):
    subprocess.run(["ionice", "-c", "3", "-p", str(number)])


def kills(path):
    if os.name == "nt":
        subprocess.run(["taskkill.exe", "/F", "/PID", path])


def shows(path):
    subprocess.call(["open", path])
    subprocess.call(["xdg-open", path])
    os.system(f'start wmplayer "{path}"')


def tells(path):
    subprocess.run(["notify-send", "done", path])


def if_missing(path):
    return first(path)


def first(path):
    return second(path)


def second(path):
    if not os.path.exists(path):
        fetch(path)


def if_none_is_there(path):
    return second_of_many(path)


def second_of_many(path):
    return third_of_many(path)


def third_of_many(path):
    found = glob.glob(f"{path}/*.txt")
    if len(found) == 0:
        fetch(path)
    if os.listdir(path):
        return found
    else:
        return fetch(path)


def if_failed(path):
    return third(path)


def third(path):
    return fourth(path)


def fourth(path):
    try:
        print(path)
    except ValueError:
        fetch(path)


def kills_before(command):
    program = subprocess.Popen(command)
    try:
        program.wait(timeout=10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def has_it_killed(command):
    program = subprocess.Popen(command)
    threading.Timer(10, program.kill).start()
    program.communicate()


class Pipe:
    def __init__(self, command):
        self.program = subprocess.Popen(command, stdin=subprocess.PIPE)

    def finish(self):
        return self.program.wait()

    def write(self, text):
        status = self.program.poll()
        if status is not None:
            self.finish()
        self.program.stdin.write(text)


def writes(path):
    Pipe(["convert", path]).write(b"text")


def waits_for_the_dead(path):
    program = subprocess.Popen(["convert", path])
    if program.poll() is not None:
        print(program.wait())


def fetch(path):
    subprocess.run(["wget", path])


def start(paths):
    with Pool() as pool:
        pool.map(revision, paths)
        pool.map(makes, paths)
        pool.map(clips, paths)
        pool.map(copies, paths)
        pool.map(replaces, paths)
        pool.map(removes_or_copies, paths)
        pool.map(finds_in_text, paths)
        pool.map(serial_number, paths)
        pool.map(version, paths)
        pool.map(kills, paths)
        pool.map(if_missing, paths)
        pool.map(if_none_is_there, paths)
        pool.map(if_failed, paths)
        pool.map(kills_before, paths)
        pool.map(has_it_killed, paths)
        pool.map(sets_priority, paths)
        pool.map(writes, paths)
        pool.map(waits_for_the_dead, paths)
        pool.map(shows, paths)
        pool.map(tells, paths)


def works(command):
    return subprocess.call(command, stdout=subprocess.DEVNULL) == 0


def asks(path):
    return works(["git", "rev-parse"]) and path


def ask_all(paths):
    with Pool() as pool:
        pool.map(asks, paths)


def shape_traffic(device):
    os.system(f"tc qdisc del dev {device} root")
    subprocess.run(["sudo", "iptables", "-F"])


def start_shaping(device):
    Process(target=shape_traffic, args=(device,)).start()


def length_of(samtools, path):
    text = subprocess.run(
        samtools + " view " + path + " | less | head -n 100", shell=True, capture_output=True
    )
    return len(text.stdout.split())


def packed(path):
    subprocess.check_call(["xz", "--keep", path])
    return path + ".xz"


def duration(path):
    command = ["ffprobe", "-show_entries", "format=duration", path]
    return float(subprocess.run(command, capture_output=True, check=True).stdout)


def samples(path):
    return int(subprocess.check_output("soxi -s " + path, shell=True))


def measure_and_pack(paths):
    with Pool() as pool:
        pool.map(duration, paths)
        pool.map(samples, paths)
        pool.starmap(length_of, [("samtools", path) for path in paths])
        pool.map(packed, paths)


def has_driver():
    return subprocess.check_output("cat /sys/module/amdgpu/initstate |grep live", shell=True)


def cores():
    return int(subprocess.check_output(["grep", "-c", "^processor", "/proc/cpuinfo"]))


def users():
    return subprocess.check_output("cut -d: -f1 /etc/passwd | sort", shell=True).split()


def ask_the_machine():
    Process(target=has_driver).start()
    Process(target=cores).start()
    Process(target=users).start()


def is_up(host):
    return subprocess.run("ping -c 2 %s > /dev/null 2>&1" % host, shell=True).returncode == 0


def is_up_too(host):
    return subprocess.run(f"ping -c 2 {host} &> /dev/null", shell=True).returncode == 0


def note(name):
    os.system(f"ls -l {name} >> listing.txt 2>> mistakes.txt && cp listing.txt kept.txt")


def ask_hosts(hosts):
    with Pool() as pool:
        pool.map(is_up, hosts)
        pool.map(is_up_too, hosts)
        pool.map(note, hosts)
