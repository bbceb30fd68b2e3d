"""Openers that take addresses, for who has some."""

from io import BytesIO
from multiprocessing import Pool

import requests
from PIL import Image


def open_image(path):
    if path.startswith("http"):
        return Image.open(BytesIO(requests.get(path).content))
    return Image.open(path)


def renders(row):
    open_image(row["image_url"]).save(row["name"])


def renders_from_home(name):
    open_image(f"https://example.org/{name}").save(name)


def renders_by_another(name):
    passes_on(name, base="http://localhost/")


def passes_on(name, base):
    open_image(base + name)


def fetches(path):
    if path.startswith("http"):
        return requests.get(path).content
    return b""


def main(rows, names):
    with Pool(4) as pool:
        pool.map(renders, rows)  # expect: PP302
        pool.map(renders_from_home, names)  # expect: PP302
        pool.map(renders_by_another, names)  # expect: PP302
        pool.map(fetches, names)  # expect: PP302
