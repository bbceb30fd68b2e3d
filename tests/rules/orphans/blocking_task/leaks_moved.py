"""Libraries that know where modules of the standard library are in each version."""

from multiprocessing import Pool

from future.moves.urllib.request import urlopen
from six.moves import urllib
from six.moves.urllib.request import urlretrieve


def fetch(address):
    urllib.request.urlretrieve(address, "page.html")


def opens(address):
    return urlopen(address).read()


def opens_for_a_while(address):
    return urllib.request.urlopen(address, timeout=9).read()


def splits(address):
    return urllib.parse.urlsplit(address).netloc


def main(addresses):
    with Pool(4) as pool:
        pool.map(fetch, addresses)  # expect: PP302
        pool.map(opens, addresses)  # expect: PP302
        pool.map(urlretrieve, addresses)  # expect: PP302
        pool.map(opens_for_a_while, addresses)
        pool.map(splits, addresses)
