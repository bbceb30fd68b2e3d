"""What it imports sets the method."""

from lib import settings
from lib.crew import Boat

boats = [Boat() for _ in range(2)]
print(boats, settings)
