"""What tasks wait for, with the argument that bounds each wait.

Nothing is listed that ends by itself when the main process dies. What a child program or a server
on the other side does is not known; such waits can be long rather than must be, and the messages
say so.
"""

from poolproof.sdk import Argument, Wait, WaitKind

_QUEUES = tuple(
    f"multiprocessing.{name}().{{}}"
    for name in ("Queue", "JoinableQueue", "Manager().Queue", "Manager().JoinableQueue")
)
_MADE = ("multiprocessing.{}", "multiprocessing.Manager().{}")


def _each(templates: tuple[str, ...], *names: str) -> tuple[str, ...]:
    return tuple(template.format(name) for template in templates for name in names)


def _made(*names: str) -> tuple[str, ...]:
    return _each(_MADE, *names)


_TIMEOUT = Argument("timeout", 0)

PROCESSES = (
    Wait(
        _each(_QUEUES, "get"),
        "an item from a queue",
        WaitKind.QUEUE,
        timeout=Argument("timeout", 1),
        block=Argument("block", 0),
        expires=("Empty",),
    ),
    Wait(
        _each(_QUEUES, "put"),
        "room in a queue",
        WaitKind.QUEUE,
        timeout=Argument("timeout", 2),
        block=Argument("block", 1),
        expires=("Full",),
        made_with=Argument("maxsize", 0),
    ),
    Wait(("multiprocessing.SimpleQueue().get",), "an item from a queue", WaitKind.QUEUE),
    Wait(
        _each(_QUEUES, "join"),
        "a queue to be worked off",
        WaitKind.QUEUE,
    ),
    Wait(
        (
            "multiprocessing.Connection().recv",
            "multiprocessing.Connection().recv_bytes",
            "multiprocessing.Connection().recv_bytes_into",
        ),
        "a message on a pipe",
        WaitKind.CONNECTION,
        expires=("EOFError", "OSError"),
    ),
    Wait(
        ("multiprocessing.Connection().poll",),
        "a message on a pipe",
        WaitKind.CONNECTION,
        timeout=_TIMEOUT,
        bounded=True,
    ),
    Wait(
        ("multiprocessing.connection.wait",),
        "one of several pipes",
        WaitKind.CONNECTION,
        timeout=Argument("timeout", 1),
    ),
    Wait(
        ("multiprocessing.connection.Listener().accept",),
        "a connection",
        WaitKind.NETWORK,
    ),
    Wait(
        _made("Event().wait", "Barrier().wait"),
        "an event",
        WaitKind.EVENT,
        timeout=_TIMEOUT,
    ),
    Wait(
        _made("Condition().wait"),
        "a condition",
        WaitKind.EVENT,
        timeout=_TIMEOUT,
    ),
    Wait(
        _made("Condition().wait_for"),
        "a condition",
        WaitKind.EVENT,
        timeout=Argument("timeout", 1),
    ),
    Wait(
        _made(
            "Lock().acquire", "RLock().acquire", "Semaphore().acquire", "BoundedSemaphore().acquire"
        ),
        "a lock",
        WaitKind.SIGNALLING,
        timeout=Argument("timeout", 1),
        block=Argument("block", 0),
    ),
    Wait(("signal.pause", "signal.sigwait"), "a signal", WaitKind.EVENT),
)

PROGRAMS = (
    Wait(
        (
            "subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output",
        ),
        "a child program",
        WaitKind.CHILD,
        timeout=Argument("timeout"),
    ),
    Wait(
        ("subprocess.getoutput", "subprocess.getstatusoutput", "os.system", "os.wait"),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(
        ("subprocess.Popen().wait",),
        "a child program",
        WaitKind.CHILD,
        timeout=_TIMEOUT,
        expires=("TimeoutExpired",),
    ),
    Wait(
        ("subprocess.Popen().communicate",),
        "a child program",
        WaitKind.CHILD,
        timeout=Argument("timeout", 1),
        expires=("TimeoutExpired",),
    ),
    Wait(
        (
            "subprocess.Popen().stdout.read", "subprocess.Popen().stdout.readline",
            "subprocess.Popen().stdout.readlines", "subprocess.Popen().stdout.__iter__",
            "subprocess.Popen().stderr.read", "subprocess.Popen().stderr.readline",
            "subprocess.Popen().stderr.__iter__", "os.popen().read", "os.popen().readlines",
        ),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(("os.waitpid",), "a child program", WaitKind.CHILD, Argument("options", 1), (0,)),
)  # fmt: skip

_SOCKET = ("settimeout", "setdefaulttimeout", "setblocking", "SO_RCVTIMEO")
_ZMQ = tuple(
    f"{path}.{{}}" for path in ("zmq.Context().socket()", "zmq.Context.instance().socket()")
)
_REDIS = tuple(f"{path}().{{}}" for path in ("redis.Redis", "redis.StrictRedis", "redis.from_url"))

NETWORK = (
    Wait(
        _each(
            ("socket.socket().{}", "socket.create_server().{}", "socket.create_connection().{}"),
            "recv",
            "recv_into",
            "recvfrom",
            "recvfrom_into",
            "accept",
        ),
        "a socket",
        WaitKind.NETWORK,
        settings=_SOCKET,
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
        _each(_REDIS, "pubsub().listen", "pubsub().listen().__iter__"),
        "a Redis channel",
        WaitKind.NETWORK,
        settings=("socket_timeout",),
    ),
    Wait(
        ("kafka.KafkaConsumer().__iter__",),
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
        ("pika.BlockingConnection().channel().start_consuming",),
        "a RabbitMQ queue",
        WaitKind.SERVER,
    ),
)

_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "request")

HTTP = (
    Wait(
        (*_each(("requests.{}", "requests.Session().{}", "requests.session().{}"), *_VERBS),),
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
        ("urllib.request.urlretrieve", "urllib.urlretrieve"),
        "an HTTP server",
        WaitKind.HTTP,
        settings=("setdefaulttimeout",),
    ),
)

_SERVERS = (
    "socketserver.TCPServer", "socketserver.ThreadingTCPServer", "socketserver.UDPServer",
    "socketserver.ThreadingUDPServer", "http.server.HTTPServer", "http.server.ThreadingHTTPServer",
    "BaseHTTPServer.HTTPServer", "SocketServer.TCPServer", "SocketServer.ThreadingTCPServer",
    "xmlrpc.server.SimpleXMLRPCServer", "wsgiref.simple_server.make_server",
    "gevent.pywsgi.WSGIServer", "gevent.server.StreamServer", "asyncio.start_server",
    "asyncio.Server", "multiprocessing.managers.BaseManager().get_server",
    "multiprocessing.BaseManager().get_server", "werkzeug.serving.make_server",
)  # fmt: skip

SERVERS = (
    Wait(
        (
            *(f"{server}().serve_forever" for server in _SERVERS),
            "flask.Flask().run", "dash.Dash().run_server", "dash.Dash().run", "bottle.run",
            "bottle.Bottle().run", "uvicorn.run", "uvicorn.Server().run", "uvicorn.Server().serve",
            "waitress.serve", "waitress.create_server().run", "aiohttp.web.run_app",
            "werkzeug.serving.run_simple", "sanic.Sanic().run", "cherrypy.quickstart",
            "cherrypy.engine.block", "hypercorn.asyncio.serve", "twisted.internet.reactor.run",
            "tornado.ioloop.IOLoop.current().start", "tornado.ioloop.IOLoop.instance().start",
            "tornado.ioloop.IOLoop().start", "asyncio.get_event_loop().run_forever",
            "asyncio.new_event_loop().run_forever", "asyncio.get_running_loop().run_forever",
            "uvloop.new_event_loop().run_forever", "celery.Celery().worker_main",
            "celery.Celery().start", "grpc.aio.server().wait_for_termination",
            "apscheduler.schedulers.blocking.BlockingScheduler().start",
            "rpyc.utils.server.ThreadedServer().start", "Pyro4.Daemon().requestLoop",
            "Pyro5.api.Daemon().requestLoop", "flask_socketio.SocketIO().run",
            "rq.Worker().work", "discord.Client().run", "discord.ext.commands.Bot().run",
            "telebot.TeleBot().polling", "telebot.TeleBot().infinity_polling",
        ),
        "requests",
        WaitKind.SERVER,
    ),
    Wait(
        ("grpc.server().wait_for_termination",),
        "requests",
        WaitKind.SERVER,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("watchfiles.watch().__iter__", "watchgod.watch().__iter__"),
        "changes of files",
        WaitKind.SERVER,
    ),
)  # fmt: skip

BLOCKING_CALLS = (*PROCESSES, *PROGRAMS, *NETWORK, *HTTP, *SERVERS)
