"""Methods that are taken from the class of an object, whatever heir it is."""

import time
from multiprocessing import Process


class Model:
    def start(self):
        Process(target=self.__class__.encode_all, args=(1, self)).start()  # expect: PP301
        Process(target=self.__class__.idle, args=(self,)).start()  # expect: PP301
        Process(target=type(self).idle, args=(self,)).start()  # expect: PP301
        Process(target=self.__class__.encode, args=(1,)).start()

    @staticmethod
    def encode_all(device, model):
        raise NotImplementedError

    @staticmethod
    def encode(device):
        print(device)

    def idle(self):
        while True:
            time.sleep(1)


class Small(Model):
    @staticmethod
    def encode_all(device, model):
        while True:
            time.sleep(1)
