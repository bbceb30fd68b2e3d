"""Programs that are run by a function which hands on what it is called with."""

import subprocess
from multiprocessing import Pool


def run(command, **options):
    return subprocess.run(command, check=True, **options)


def run_all(*commands, **options):
    for command in commands:
        subprocess.check_call(command, **options)


def run_patiently(command, **options):
    return subprocess.run(command, **{"check": True, **options})


def plain(path):
    run(["bwa", path])


def with_options(path):
    run(["bwa", path], cwd="/")


def all_of_them(path):
    run_all(["bwa", path], ["samtools", path], cwd="/")


def bounded(path):
    run(["bwa", path], timeout=60)


def with_what_is_given(path, **options):
    run(["bwa", path], **options)


def in_a_dict(path):
    run_patiently(["bwa", path])


def bounded_in_a_dict(path):
    run_patiently(["bwa", path], timeout=60)


def unknown(path, **options):
    run_patiently(["bwa", path], **options)


def start(paths):
    with Pool() as pool:
        pool.map(plain, paths)  # expect: PP302
        pool.map(with_options, paths)  # expect: PP302
        pool.map(all_of_them, paths)  # expect: PP302
        pool.map(bounded, paths)
        pool.map(with_what_is_given, paths)
        pool.map(in_a_dict, paths)  # expect: PP302
        pool.map(bounded_in_a_dict, paths)
        pool.map(unknown, paths)
