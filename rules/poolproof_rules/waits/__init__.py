"""What tasks wait for, with the argument that bounds each wait: one module for each kind."""

from poolproof_rules.waits import channels, network, programs, servers, users

BLOCKING_CALLS = (
    *channels.BLOCKING_CALLS,
    *programs.BLOCKING_CALLS,
    *network.BLOCKING_CALLS,
    *servers.BLOCKING_CALLS,
    *users.BLOCKING_CALLS,
)
