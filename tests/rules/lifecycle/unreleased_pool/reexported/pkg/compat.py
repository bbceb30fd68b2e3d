from multiprocessing import Pool
from multiprocessing.pool import ThreadPool as Workers
