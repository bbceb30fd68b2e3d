"""Waits for the network: sockets, packets, HTTP, with the argument that bounds each.

Some are bounded from elsewhere, by a word that the module then has. What the other side does is not
known: such a wait can be long rather than must be, and the messages say so.
"""

from poolproof.sdk import Argument, Wait, WaitKind
from poolproof_rules.waits.spelling import each

_TIMEOUT = Argument("timeout", 0)


_SOCKET = ("settimeout", "setdefaulttimeout", "setblocking", "SO_RCVTIMEO")
_ZMQ = tuple(
    f"zmq.{part}{context}.socket().{{}}"
    for part in ("", "asyncio.", "green.")
    for context in ("Context()", "Context.instance()")
)
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
SOCKETS = (
    Wait(
        each(
            (
                "socket.socket().{}", "socket.create_server().{}",
                "socket.socket().accept()[].{}", "socket.create_server().accept()[].{}",
                "bluetooth.BluetoothSocket().{}", "bluetooth.BluetoothSocket().accept()[].{}",
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
        each(("socket.create_connection().{}",), "recv", "recv_into", "makefile().readline"),
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
            "zmq.devices.Device().start",
        ),
        "ZeroMQ sockets",
        WaitKind.SERVER,
    ),
    Wait(
        ("zmq.Poller().poll", "zmq.asyncio.Poller().poll"),
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
            "websockets.sync.client.connect().__iter__",
            "aiohttp.ClientSession().ws_connect().__iter__",
            "aiohttp.ClientSession().ws_connect().receive",
        ),
        "a socket",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout(", "receive_timeout"),
    ),
    Wait(("sseclient.SSEClient().__iter__",), "messages", WaitKind.SERVER),
    Wait(
        ("websocket.WebSocket().recv", "websocket.create_connection().recv"),
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
)  # fmt: skip

_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "request")

HTTP = (
    Wait(
        (
            *each(("requests.{}", "requests.api.{}"), *_VERBS), "urllib3.request",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
    ),
    Wait(
        (
            *each(
                (
                    "requests.Session().{}", "requests.session().{}",
                    "requests.sessions.Session().{}", "cloudscraper.create_scraper().{}",
                    "requests_html.HTMLSession().{}", "requests_cache.CachedSession().{}",
                ),
                *_VERBS,
            ),
            "requests.Session().send",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
        settings=(".request = ", "TimeoutAdapter(", "TimeoutHTTPAdapter(", "AdapterWithTimeout("),
    ),
    Wait(
        each(
            (
                "urllib3.PoolManager().{}", "urllib3.ProxyManager().{}",
                "urllib3.HTTPConnectionPool().{}", "urllib3.HTTPSConnectionPool().{}",
            ),
            "request", "urlopen",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
        settings=("timeout=", "Timeout("),
    ),
    Wait(
        (
            *each(("httpx.{}",), *_VERBS),
            *each(("httpx.Client().{}",), *_VERBS),
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
        bounded=True,
    ),
    Wait(
        ("urllib.request.urlopen", "urllib2.urlopen", "urllib.urlopen"),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout", 2),
        settings=("setdefaulttimeout",),
    ),
    Wait(
        ("urllib.request.build_opener().open", "urllib2.build_opener().open"),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout", 2),
        settings=("setdefaulttimeout",),
    ),
    Wait(
        ("urllib.request.urlretrieve", "urllib.urlretrieve"),
        "an HTTP server",
        WaitKind.HTTP,
        settings=("setdefaulttimeout",),
    ),
    Wait(
        (
            "http.client.HTTPConnection().getresponse", "http.client.HTTPSConnection().getresponse",
            "ftplib.FTP().retrbinary", "ftplib.FTP().retrlines", "ftplib.FTP().storbinary",
            "httplib2.Http().request", "wget.download",
        ),
        "a server",
        WaitKind.HTTP,
        settings=("timeout",),
    ),
    Wait(
        ("feedparser.parse",),
        "a server",
        WaitKind.HTTP,
        settings=("timeout",),
        source=Argument("url_file_stream_or_string", 0),
    ),
    Wait(("pycurl.Curl().perform",), "a server", WaitKind.HTTP, settings=("TIMEOUT",)),
)  # fmt: skip

BLOCKING_CALLS = (*SOCKETS, *HTTP)
