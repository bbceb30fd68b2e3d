"""Says which services there are."""

from services import Ticker

SERVICES = ["services.Meter"]
MORE = (Ticker,)
