"""What a machine is made of: each module gives its name to the class in it."""

from .Gauge import Gauge
from .Siren import Siren as Siren
from . import Valve

__all__ = ["Gauge", "Siren", "Valve"]
