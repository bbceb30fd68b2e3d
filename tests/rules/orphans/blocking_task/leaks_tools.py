"""Libraries that run tools, or fetch drivers."""

from multiprocessing import Process

from nipype.interfaces.fsl import BET
from nipype.interfaces.ants.registration import Registration
from selenium.webdriver.chrome.service import Service
from webdriver_manager.chrome import ChromeDriverManager


def strips(path):
    print(BET(in_file=path).run().outputs)


def registers(fixed, moving):
    tool = Registration()
    tool.inputs.fixed_image = fixed
    tool.inputs.moving_image = moving
    tool.run()


def drives():
    print(Service(ChromeDriverManager().install()))


if __name__ == "__main__":
    Process(target=strips, args=("head.nii",)).start()  # expect: PP302
    Process(target=registers, args=("a.nii", "b.nii")).start()  # expect: PP302
    Process(target=drives).start()  # expect: PP302
