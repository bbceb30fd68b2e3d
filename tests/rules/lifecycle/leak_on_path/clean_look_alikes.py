"""Early ways out past things that are no pools."""

import torch.nn as nn
from gevent.pool import Pool as GreenletPool
from psycopg2.pool import ThreadedConnectionPool
from urllib3 import HTTPConnectionPool


def database(texts):
    pool = ThreadedConnectionPool(1, 8)
    if not texts:
        return []
    connection = pool.getconn()
    pool.closeall()
    return connection


def web(paths):
    pool = HTTPConnectionPool("localhost")
    for path in paths:
        if path == "/":
            return pool.request("GET", path)
    pool.close()
    return None


def greenlets(urls, fetch):
    pool = GreenletPool(8)
    if not urls:
        return []
    pool.kill()
    return pool.map(fetch, urls)


def layer(image):
    pool = nn.AvgPool2d(2)
    if image is None:
        return None
    pool.close()
    return pool(image)
