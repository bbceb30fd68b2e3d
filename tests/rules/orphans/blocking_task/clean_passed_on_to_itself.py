"""Names that are bound anew to what runs over what they held."""

from multiprocessing import Pool

from tqdm import tqdm


def strip(lines):
    lines = map(str.strip, lines)
    lines = filter(None, lines)
    for line in lines:
        print(line)


def show(items):
    items = tqdm(items)
    items = iter(items)
    for item in items:
        print(item)


def main(texts):
    with Pool() as pool:
        pool.map(strip, texts)
        pool.map(show, texts)
