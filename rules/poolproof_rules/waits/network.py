"""Waits for the network: sockets, brokers, HTTP, with the argument that bounds each.

Some are bounded from elsewhere, by a word that the module then has. What the other side does is not
known: such a wait can be long rather than must be, and the messages say so.
"""

from poolproof.sdk import Argument, Wait, WaitKind

_TIMEOUT = Argument("timeout", 0)


def _each(templates: tuple[str, ...], *names: str) -> tuple[str, ...]:
    return tuple(template.format(name) for template in templates for name in names)


_SOCKET = ("settimeout", "setdefaulttimeout", "setblocking", "SO_RCVTIMEO")
_ZMQ = tuple(
    f"{path}.{{}}" for path in ("zmq.Context().socket()", "zmq.Context.instance().socket()")
)
_REDIS = tuple(
    f"{path}().{{}}"
    for path in (
        "redis.Redis", "redis.StrictRedis", "redis.from_url", "redis.Redis.from_url",
        "redis.StrictRedis.from_url", "redis.client.Redis",
    )
)  # fmt: skip

SOCKETS = (
    Wait(
        _each(
            (
                "socket.socket().{}", "socket.create_server().{}",
                "socket.socket().accept()[].{}", "socket.create_server().accept()[].{}",
                "bluetooth.BluetoothSocket().{}", "bluetooth.BluetoothSocket().accept()[].{}",
            ),
            "recv", "recv_into", "recvfrom", "recvfrom_into", "accept", "makefile().readline",
            "makefile().__iter__",
        ),
        "a socket",
        WaitKind.NETWORK,
        settings=_SOCKET,
        expires=("OSError",),
    ),
    Wait(
        _each(("socket.create_connection().{}",), "recv", "recv_into", "makefile().readline"),
        "a socket",
        WaitKind.NETWORK,
        settings=(*_SOCKET, "timeout="),
        expires=("OSError",),
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
        ("selectors.DefaultSelector().select",),
        "a socket",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        _each(_ZMQ, "recv", "recv_string", "recv_json", "recv_pyobj", "recv_multipart"),
        "a ZeroMQ socket",
        WaitKind.NETWORK,
        block=Argument("flags", 0),
        settings=("RCVTIMEO", "rcvtimeo", "NOBLOCK", "DONTWAIT"),
        expires=("Again",),
    ),
    Wait(
        _each(_ZMQ, "poll"),
        "a ZeroMQ socket",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        unbounded=(None, -1),
    ),
    Wait(("zmq.proxy", "zmq.device", "zmq.proxy_steerable"), "ZeroMQ sockets", WaitKind.SERVER),
    Wait(("zmq.Poller().poll",), "a ZeroMQ socket", WaitKind.NETWORK, _TIMEOUT, (None, -1)),
    Wait(
        _each(_REDIS, "blpop", "brpop", "bzpopmin", "bzpopmax"),
        "a Redis list",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 1),
        unbounded=(None, 0),
        settings=("socket_timeout",),
    ),
    Wait(
        _each(_REDIS, "brpoplpush"),
        "a Redis list",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 2),
        unbounded=(None, 0),
        settings=("socket_timeout",),
    ),
    Wait(
        _each(_REDIS, "xreadgroup"),
        "a Redis stream",
        WaitKind.NETWORK,
        timeout=Argument("block", 4),
        unbounded=(0,),
        bounded=True,
        settings=("socket_timeout",),
    ),
    Wait(
        _each(_REDIS, "xread"),
        "a Redis stream",
        WaitKind.NETWORK,
        timeout=Argument("block", 2),
        unbounded=(0,),
        bounded=True,
        settings=("socket_timeout",),
    ),
    Wait(
        _each(_REDIS, "pubsub().listen", "pubsub().listen().__iter__"),
        "a Redis channel",
        WaitKind.NETWORK,
        settings=("socket_timeout",),
    ),
    Wait(
        ("kafka.KafkaConsumer().__iter__", "aiokafka.AIOKafkaConsumer().__iter__"),
        "a Kafka topic",
        WaitKind.NETWORK,
        settings=("consumer_timeout_ms",),
    ),
    Wait(
        ("confluent_kafka.Consumer().poll",),
        "a Kafka topic",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        unbounded=(None, -1),
    ),
    Wait(
        ("confluent_kafka.Consumer().consume",),
        "a Kafka topic",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 1),
        unbounded=(None, -1),
    ),
    Wait(
        ("pika.BlockingConnection().channel().consume().__iter__",),
        "a RabbitMQ queue",
        WaitKind.NETWORK,
        settings=("inactivity_timeout",),
    ),
    Wait(
        ("google.cloud.pubsub_v1.SubscriberClient().subscribe().result",),
        "messages of Pub/Sub",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("pulsar.Client().subscribe().receive",),
        "a Pulsar topic",
        WaitKind.NETWORK,
        timeout=Argument("timeout_millis", 0),
    ),
    Wait(
        ("beanstalkc.Connection().reserve", "greenstalk.Client().reserve"),
        "a job of beanstalkd",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("websockets.connect().recv", "websockets.connect().__iter__"),
        "a socket",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout("),
    ),
    Wait(
        ("kombu.Connection().drain_events",),
        "a message broker",
        WaitKind.NETWORK,
        timeout=Argument("timeout"),
        expires=("timeout",),
    ),
    Wait(
        ("kombu.mixins.ConsumerMixin().run", "kombu.ConsumerMixin().run"),
        "a message broker",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "pika.BlockingConnection().channel().start_consuming",
            "pika.SelectConnection().ioloop.start",
            "pika.adapters.blocking_connection.BlockingConnection().channel().start_consuming",
        ),
        "a RabbitMQ queue",
        WaitKind.SERVER,
    ),
    Wait(
        (
            *_each(("serial.Serial().{}",), "read", "readline", "readlines", "read_until"),
        ),
        "a serial port",
        WaitKind.NETWORK,
        settings=("timeout",),
    ),
    Wait(
        ("can.Bus().recv", "can.interface.Bus().recv"),
        "a bus",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("websocket.WebSocket().recv", "websocket.create_connection().recv"),
        "a socket",
        WaitKind.NETWORK,
        settings=("settimeout", "timeout"),
    ),
    Wait(
        (
            *_each(
                ("paramiko.SSHClient().exec_command()[].{}",),
                "read", "readline", "readlines", "__iter__", "channel.recv_exit_status",
            ),
        ),
        "a remote command",
        WaitKind.NETWORK,
        settings=("timeout",),
    ),
    Wait(
        ("pyshark.LiveCapture().sniff_continuously().__iter__", "pcap.pcap().__iter__"),
        "packets",
        WaitKind.NETWORK,
        settings=("packet_count", "timeout"),
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
            *_each(("requests.{}", "requests.Session().{}", "requests.session().{}"), *_VERBS),
            "requests.Session().send", "urllib3.PoolManager().request",
            "urllib3.PoolManager().urlopen",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
    ),
    Wait(
        (
            *_each(("httpx.{}",), *_VERBS),
            *_each(("httpx.Client().{}",), *_VERBS),
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
            "ftplib.FTP().retrbinary", "feedparser.parse", "wget.download",
        ),
        "a server",
        WaitKind.HTTP,
        settings=("timeout",),
    ),
    Wait(("pycurl.Curl().perform",), "a server", WaitKind.HTTP, settings=("TIMEOUT",)),
)  # fmt: skip

BLOCKING_CALLS = (*SOCKETS, *HTTP)
