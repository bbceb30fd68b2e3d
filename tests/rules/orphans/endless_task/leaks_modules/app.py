"""Starts what another module defines."""

from multiprocessing import Process

import work
from work import Server, finish, serve

Process(target=serve).start()  # expect: PP301
Process(target=work.serve).start()  # expect: PP301
Process(target=Server().serve).start()  # expect: PP301
Process(target=finish).start()
