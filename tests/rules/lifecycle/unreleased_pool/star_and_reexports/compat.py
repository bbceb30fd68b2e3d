"""The one place that says where pools come from."""

from concurrent.futures import ThreadPoolExecutor as Executor
from multiprocessing import Pool, cpu_count

__all__ = ["Executor", "Pool", "cpu_count", "make_pool"]


def make_pool():
    """Hand out a pool; the caller ends it."""
    return Pool(cpu_count())
