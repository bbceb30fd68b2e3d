"""A radio station."""

import time

from station import Station


class Radio(Station):
    def run(self):
        while True:
            time.sleep(1)
