"""Objects of a class of processes that are only looked at, as tests do; nothing here begins them."""

import multiprocessing
import unittest
from unittest.mock import patch


class Updater(multiprocessing.Process):
    def __init__(self, device):
        super().__init__()
        self.device = device

    def run(self):
        while True:
            self.update()

    def update(self):
        print(self.device)


class UpdaterTest(unittest.TestCase):
    def test_device(self):
        updater = Updater("a")
        self.assertEqual(updater.device, "a")
        self.assertIsInstance(updater, Updater)

    def test_update(self):
        with patch.object(Updater, "run"):
            updater = Updater("b")
        with patch.object(updater, "device", "c"):
            updater.update()
        Updater.update(updater)

    def test_name(self):
        updater = Updater("d")
        if isinstance(updater, multiprocessing.Process):
            print(updater.name)
