"""Openers that also take addresses, of which nobody who calls them speaks."""

import os
from io import BytesIO
from multiprocessing import Pool, Process
from urllib.parse import urlparse
from urllib.request import urlopen

import requests
from PIL import Image


def open_image(path):
    """Open a file, or what is at a URL: https://..."""
    if isinstance(path, str) and path.startswith(("http://", "https://")):
        return Image.open(BytesIO(requests.get(path).content))
    return Image.open(path)


def renders(name):
    """Render a file (not a URL)."""
    image = open_image(os.path.join("images", name))
    image.save(name)


def read_text(source):
    if urlparse(source).scheme in ("http", "https"):
        return urlopen(source).read()
    else:
        return open(source).read()


def counts(name):
    return len(read_text(name))


def load_weights(source):
    data = requests.get(source).content if is_url(source) else open(source, "rb").read()
    return data


def is_url(text):
    return "://" in text


class Reader(Process):
    def run(self):
        load_weights("weights.bin")


def main(names):
    with Pool(4) as pool:
        pool.map(renders, names)
        pool.map(counts, names)
    Reader().start()
