"""What tasks wait for, with the argument that bounds each wait: one module for each kind."""

from poolproof_rules.waits import (
    bots,
    brokers,
    channels,
    devices,
    events,
    hosts,
    http,
    network,
    programs,
    servers,
    users,
    workers,
)

BLOCKING_CALLS = (
    *channels.BLOCKING_CALLS,
    *programs.BLOCKING_CALLS,
    *network.BLOCKING_CALLS,
    *http.BLOCKING_CALLS,
    *brokers.BLOCKING_CALLS,
    *events.BLOCKING_CALLS,
    *servers.BLOCKING_CALLS,
    *workers.BLOCKING_CALLS,
    *bots.BLOCKING_CALLS,
    *users.BLOCKING_CALLS,
    *devices.BLOCKING_CALLS,
    *hosts.BLOCKING_CALLS,
)
