"""What the package hands on; nobody who imports it from here needs to name where it is from."""

from .compat import Pool, Workers
