"""A radio station, whose hook is for others than those who start it."""

import time

from station import Station


class Radio(Station):
    def on_start(self):
        while True:
            time.sleep(1)
