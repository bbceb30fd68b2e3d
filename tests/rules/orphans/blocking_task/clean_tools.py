"""What only says how a tool would be called, or joins what is there."""

from multiprocessing import Process

from nipype.interfaces.fsl import BET
from nipype.interfaces.utility import Merge
from selenium.webdriver.chrome.service import Service


def says(path):
    print(BET(in_file=path).cmdline)


def merges(a, b):
    print(Merge(2, in1=a, in2=b).run().outputs)


def drives(path):
    print(Service(path))


if __name__ == "__main__":
    Process(target=says, args=("head.nii",)).start()
    Process(target=merges, args=("a.nii", "b.nii")).start()
    Process(target=drives, args=("driver",)).start()
