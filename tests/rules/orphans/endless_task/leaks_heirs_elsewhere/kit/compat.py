"""One place that says where processes come from."""

try:
    from torch.multiprocessing import Process
except ImportError:
    from multiprocessing import Process

__all__ = ["Process"]
