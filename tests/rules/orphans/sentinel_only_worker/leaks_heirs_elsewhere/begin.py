"""Makes the heir."""

from channels import make
from printing import Printer

if __name__ == "__main__":
    worker = Printer(make())  # expect: PP309
    worker.start()
