"""Waits for the network: sockets, packets, remote commands, with the argument that bounds each.

Some are bounded from elsewhere, by a word that the module then has. What the other side does is not
known: such a wait can be long rather than must be, and the messages say so.
"""

from poolproof.sdk import Argument, Wait, WaitKind
from poolproof_rules.waits.spelling import each

_TIMEOUT = Argument("timeout", 0)


_SOCKET = ("settimeout", "setdefaulttimeout", "setblocking", "SO_RCVTIMEO")
_ZMQ = ("zmq.Context().socket().{}", "zmq.Context.instance().socket().{}", "zmq.Socket().{}")
_NNG = tuple(
    f"pynng.{kind}().{{}}"
    for kind in (
        "Bus0",
        "Pair0",
        "Pair1",
        "Pull0",
        "Rep0",
        "Req0",
        "Respondent0",
        "Sub0",
        "Surveyor0",
    )
)
_TLS = tuple(
    f"{wrap}.{{}}"
    for wrap in (
        "ssl.wrap_socket()",
        "ssl.SSLContext().wrap_socket()",
        "ssl.create_default_context().wrap_socket()",
    )
)
BLOCKING_CALLS = (
    Wait(
        each(
            (
                "socket.socket().{}", "socket.create_server().{}", "socket.socket().accept()[].{}",
                "socket.create_server().accept()[].{}", "bluetooth.BluetoothSocket().{}",
                "bluetooth.BluetoothSocket().accept()[].{}",
            ),
            "recv", "recv_into", "recvfrom", "recvfrom_into", "recvmsg", "accept",
            "makefile().readline", "makefile().read", "makefile().__iter__",
        ),
        "a socket",
        WaitKind.NETWORK,
        settings=_SOCKET,
        expires=("timeout",),
    ),
    Wait(
        each(
            ("socket.create_connection().{}",),
            "recv", "recv_into", "recvfrom", "makefile().readline", "makefile().read",
            "makefile().__iter__",
        ),
        "a socket",
        WaitKind.NETWORK,
        settings=(*_SOCKET, "timeout="),
        expires=("timeout",),
    ),
    Wait(
        each(_TLS, "recv", "read", "accept"),
        "a socket",
        WaitKind.NETWORK,
        settings=_SOCKET,
        expires=("timeout",),
    ),
    Wait(
        each(
            ("asyncio.open_connection()[].{}", "asyncio.open_unix_connection()[].{}"),
            "read", "readline", "readexactly", "readuntil", "__iter__",
        ),
        "a socket",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout("),
    ),
    Wait(("select.select",), "a socket", WaitKind.NETWORK, Argument("timeout", 3)),
    Wait(
        ("select.poll().poll", "select.epoll().poll"),
        "a socket",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        unbounded=(None, -1),
    ),
    Wait(
        each(
            ("selectors.{}().select",),
            "DefaultSelector", "SelectSelector", "PollSelector", "EpollSelector", "KqueueSelector",
        ),
        "a socket",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        each(
            _ZMQ, "recv", "recv_string", "recv_json", "recv_pyobj", "recv_multipart",
            "recv_unicode", "recv_serialized",
        ),
        "a ZeroMQ socket",
        WaitKind.NETWORK,
        block=Argument("flags", 0),
        settings=("RCVTIMEO", "rcvtimeo"),
        expires=("Again",),
    ),
    Wait(
        each(_ZMQ, "poll"),
        "a ZeroMQ socket",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        unbounded=(None, -1),
    ),
    Wait(
        (
            "zmq.proxy", "zmq.device", "zmq.proxy_steerable", "zmq.devices.monitored_queue",
            "zmq.devices.Device().start", "zmq.backend.proxy", "zmq.backend.proxy_steerable",
        ),
        "ZeroMQ sockets",
        WaitKind.SERVER,
    ),
    Wait(
        ("zmq.Poller().poll",),
        "a ZeroMQ socket",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        unbounded=(None, -1),
    ),
    Wait(
        each(_NNG, "recv", "recv_msg", "arecv", "arecv_msg"),
        "an nng socket",
        WaitKind.NETWORK,
        block=Argument("block", 0),
        settings=("recv_timeout", "wait_for"),
    ),
    Wait(
        (
            "websockets.connect().recv", "websockets.connect().__iter__",
            "aiohttp.ClientSession().ws_connect().__iter__",
            "aiohttp.ClientSession().ws_connect().receive",
        ),
        "a socket",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        settings=("wait_for", "timeout(", "receive_timeout"),
    ),
    Wait(("sseclient.SSEClient().__iter__",), "messages", WaitKind.SERVER),
    Wait(
        each(
            ("websocket.WebSocket().{}", "websocket.create_connection().{}"),
            "recv", "recv_data", "recv_frame", "recv_data_frame", "__iter__",
        ),
        "a socket",
        WaitKind.NETWORK,
        settings=("settimeout", "timeout"),
    ),
    Wait(
        (
            *each(
                ("paramiko.SSHClient().exec_command()[].{}",),
                "read", "readline", "readlines", "__iter__", "channel.recv_exit_status",
            ),
        ),
        "a remote command",
        WaitKind.NETWORK,
        settings=("timeout",),
    ),
    Wait(
        each(("fabric.Connection().{}", "fabric2.Connection().{}"), "run", "sudo"),
        "a remote command",
        WaitKind.NETWORK,
        timeout=Argument("timeout"),
    ),
    Wait(
        (
            "pyshark.LiveCapture().sniff_continuously().__iter__", "pcap.pcap().__iter__",
            "netfilterqueue.NetfilterQueue().run",
        ),
        "packets",
        WaitKind.NETWORK,
        settings=("packet_count", "timeout", "run(False", "block=False"),
    ),
    Wait(
        ("scapy.all.sniff", "scapy.sendrecv.sniff"),
        "packets",
        WaitKind.NETWORK,
        timeout=Argument("timeout"),
        settings=("stop_filter", "count"),
    ),
    Wait(
        each(("scapy.all.{}", "scapy.sendrecv.{}"), "sr", "sr1", "srp", "srp1", "sndrcv"),
        "packets",
        WaitKind.NETWORK,
        timeout=Argument("timeout"),
    ),
    Wait(
        ("scapy.all.AsyncSniffer().join",),
        "packets",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        settings=("stop_filter", "count"),
        ended=("stop",),
    ),
    Wait(
        each(
            ("grpc.insecure_channel().{}", "grpc.secure_channel().{}",
             "grpc.intercept_channel().{}"),
            "unary_stream()().__iter__", "stream_stream()().__iter__",
        ),
        "messages",
        WaitKind.NETWORK,
        settings=("timeout=",),
    ),
    Wait(
        ("asyncssh.connect().run",),
        "a remote command",
        WaitKind.NETWORK,
        timeout=Argument("timeout"),
    ),
    Wait(
        (
            *each(
                ("paramiko.Transport().open_session().{}", "paramiko.SSHClient().invoke_shell().{}",
                 "paramiko.SSHClient().get_transport().open_session().{}"),
                "recv", "recv_exit_status", "recv_stderr",
            ),
            "paramiko.SSHClient().exec_command()[].channel.recv",
        ),
        "a remote command",
        WaitKind.NETWORK,
        settings=("timeout", "recv_ready", "exit_status_ready"),
    ),
    Wait(
        ("paramiko.Transport().accept",), "a connection", WaitKind.NETWORK, timeout=_TIMEOUT
    ),
)  # fmt: skip
