"""Calls that serve: until somebody tells them to stop, and nobody tells an orphan."""

from poolproof.sdk import Argument, Wait, WaitKind

_TIMEOUT = Argument("timeout", 0)
_SERVERS = (
    "socketserver.TCPServer", "socketserver.ThreadingTCPServer", "socketserver.UDPServer",
    "socketserver.ThreadingUDPServer", "http.server.HTTPServer",
    "http.server.ThreadingHTTPServer", "BaseHTTPServer.HTTPServer", "SocketServer.TCPServer",
    "SocketServer.ThreadingTCPServer", "xmlrpc.server.SimpleXMLRPCServer",
    "wsgiref.simple_server.make_server", "gevent.pywsgi.WSGIServer",
    "gevent.server.StreamServer", "asyncio.start_server", "asyncio.start_unix_server",
    "asyncio.Server", "multiprocessing.managers.BaseManager().get_server",
    "multiprocessing.BaseManager().get_server", "werkzeug.serving.make_server",
    "xmlrpc.server.DocXMLRPCServer", "SimpleXMLRPCServer.SimpleXMLRPCServer",
    "pyftpdlib.servers.FTPServer", "pyftpdlib.servers.ThreadedFTPServer",
    "pyftpdlib.servers.MultiprocessFTPServer", "pywsgi.WSGIServer",
    "socketserver.UnixStreamServer", "socketserver.ThreadingUnixStreamServer",
    "socketserver.ForkingTCPServer", "wsgiref.simple_server.WSGIServer",
    "jsonrpclib.SimpleJSONRPCServer.SimpleJSONRPCServer",
    "pythonosc.osc_server.BlockingOSCUDPServer", "pythonosc.osc_server.ThreadingOSCUDPServer",
    "CGIHTTPServer.HTTPServer",
)  # fmt: skip

_OF_LOOPS = tuple(
    f"asyncio.{loop}().{word}().serve_forever"
    for loop in ("get_event_loop", "get_running_loop", "new_event_loop")
    for word in ("create_server", "create_unix_server")
)

_HUEYS = (
    "Huey", "RedisHuey", "PriorityRedisHuey", "RedisExpireHuey", "SqliteHuey", "FileHuey",
)  # fmt: skip
# Without a transport that is a port, it reads standard input, of which a worker has none.
_MCP = (
    "mcp.server.FastMCP()", "mcp.server.fastmcp.FastMCP()", "mcp.server.fastmcp.server.FastMCP()",
    "fastmcp.FastMCP()", "fastmcp.server.FastMCP()", "fastmcp.server.server.FastMCP()",
)  # fmt: skip
_SERVING = ("run_sse_async", "run_streamable_http_async", "run_http_async")
_QT = tuple(
    f"{binding}.{part}().{word}"
    for binding in ("PyQt5", "PyQt6", "PySide2", "PySide6")
    for part in ("QtWidgets.QApplication", "QtCore.QCoreApplication")
    for word in ("exec", "exec_")
)

BLOCKING_CALLS = (
    Wait(
        (
            *(f"{server}().serve_forever" for server in _SERVERS), *_OF_LOOPS,
            "flask.Flask().run", "quart.Quart().run", "dash.Dash().run_server", "dash.Dash().run",
            "bottle.run", "bottle.Bottle().run", "uvicorn.run", "uvicorn.Server().run",
            "uvicorn.Server().serve", "uvicorn.server.Server().run",
            "uvicorn.server.Server().serve", "uvicorn.main", "waitress.serve",
            "waitress.create_server().run", "aiohttp.web.run_app", "werkzeug.serving.run_simple",
            "sanic.Sanic().run", "cherrypy.quickstart", "cherrypy.engine.block",
            "cheroot.wsgi.Server().start", "hypercorn.asyncio.serve", "eventlet.wsgi.server",
            "gunicorn.app.base.BaseApplication().run", "granian.Granian().serve",
            "streamlit.web.bootstrap.run", "gradio.Blocks().launch", "gradio.Interface().launch",
            "panel.serve", "bokeh.server.server.Server().run_until_shutdown",
            "grpc.aio.server().wait_for_termination", "flask_socketio.SocketIO().run",
            "web.application().run", "web.httpserver.runsimple", "hypercorn.run.run",
            "gunicorn.app.wsgiapp.run", "gunicorn.app.wsgiapp.WSGIApplication().run",
            "nicegui.ui.run", "pywebio.start_server", "livereload.Server().serve",
            "bjoern.run", "meinheld.server.run", "robyn.Robyn().start", "http.server.test",
            "pymodbus.server.StartTcpServer", "pymodbus.server.StartSerialServer",
            "pymodbus.server.sync.StartTcpServer", "pymodbus.server.sync.StartSerialServer",
            "mitmproxy.tools.dump.DumpMaster().run",
            "rpyc.utils.server.ThreadedServer().start", "rpyc.ThreadedServer().start",
            "rpyc.utils.server.ForkingServer().start", "rpyc.utils.server.ThreadPoolServer().start",
            "zerorpc.Server().run", "Pyro4.Daemon().requestLoop", "Pyro4.Daemon.serveSimple",
            "Pyro5.api.Daemon().requestLoop", "thrift.server.TServer.TSimpleServer().serve",
            "thrift.server.TServer.TThreadedServer().serve",
            "thrift.server.TServer.TThreadPoolServer().serve", "tensorflow.train.Server().join",
            "tensorflow.distribute.Server().join",
            "connexion.App().run", "connexion.FlaskApp().run", "connexion.AsyncApp().run",
            "daphne.server.Server().run", "granian.server.Granian().serve",
            "eve.Eve().run", "klein.Klein().run", "klein.run", "responder.API().run",
            "fasthtml.common.serve", "reactpy.run", "pywebio.platform.tornado.start_server",
            "pywebio.platform.flask.start_server", "streamlit.web.cli.main",
            "streamlit.web.cli.main_run", "chainlit.cli.run_chainlit", "streaq.ui.run_web",
            "visdom.server.start_server",
            "moto.server.main", "SimpleWebSocketServer.SimpleWebSocketServer().serveforever",
            "websocket_server.WebsocketServer().run_forever",
            "websockets.sync.server.serve().serve_forever", "thriftpy2.rpc.make_server().serve",
            "Pyro4.naming.startNSloop", "Pyro5.nameserver.start_ns_loop",
            "pymodbus.server.StartUdpServer", "pymodbus.server.StartTlsServer",
            "pymodbus.server.sync.StartUdpServer",
            "websockets.asyncio.server.serve().serve_forever",
            "websockets.server.serve().serve_forever", "websockets.serve().serve_forever",
            "Pyro4.core.Daemon().requestLoop", "Pyro5.server.Daemon().requestLoop",
            "Pyro4.core.Daemon.serveSimple", "Pyro5.server.serve", "Pyro5.api.serve",
            "pymodbus.server.StartAsyncTcpServer", "pymodbus.server.StartAsyncUdpServer",
            "pymodbus.server.StartAsyncSerialServer", "pymodbus.server.StartAsyncTlsServer",
            "hypercorn.trio.serve", "trio.serve_tcp", "trio.serve_listeners",
            "litserve.LitServer().run", "shiny.run_app", "jina.Flow().block",
            "jina.Deployment().block", "sanic.Sanic.serve",
            *(f"{server}.{word}" for server in _MCP for word in _SERVING),
        ),
        "requests",
        WaitKind.SERVER,
    ),
    Wait(
        tuple(f"{server}().handle_request" for server in _SERVERS),
        "requests",
        WaitKind.SERVER,
        settings=("timeout =", "timeout="),
    ),
    Wait(
        tuple(f"{server}.{word}" for server in _MCP for word in ("run", "run_async")),
        "requests",
        WaitKind.SERVER,
        timeout=Argument("transport", 0),
        unbounded=("sse", "http", "streamable-http"),
        bounded=True,
    ),
    Wait(("eel.start",), "requests", WaitKind.SERVER, block=Argument("block")),
    Wait(
        ("grpc.server().wait_for_termination",),
        "requests",
        WaitKind.SERVER,
        timeout=_TIMEOUT,
    ),
    Wait(
        (
            "asyncio.get_event_loop().run_forever", "asyncio.new_event_loop().run_forever",
            "asyncio.get_running_loop().run_forever", "uvloop.new_event_loop().run_forever",
            "tornado.ioloop.IOLoop.current().start",
            "tornado.ioloop.IOLoop.instance().start", "tornado.ioloop.IOLoop().start",
            "asyncore.loop", "gi.repository.GLib.MainLoop().run",
            "gi.repository.GObject.MainLoop().run", "gi.repository.Gtk.main", "gtk.main",
            "gobject.MainLoop().run", "rospy.spin", "rclpy.spin",
            "rclpy.executors.SingleThreadedExecutor().spin",
            "rclpy.executors.MultiThreadedExecutor().spin",
            "zmq.eventloop.ioloop.IOLoop.instance().start",
            "zmq.eventloop.ioloop.IOLoop.current().start", "pyev.Loop().start", "nsq.run",
        ),
        "events",
        WaitKind.SERVER,
    ),
    # It ends when something that it runs does: a crawl, a request, a clock.
    Wait(
        ("twisted.internet.reactor.run",),
        "events",
        WaitKind.SERVER,
        # Handed over by name, however the call is laid out, or called by a lambda.
        settings=("reactor.stop)", "reactor.stop,", "reactor.stop\n", ": reactor.stop()"),
    ),
    Wait(
        (
            "celery.Celery().worker_main", "celery.Celery().start",
            "celery.Celery().Worker().start",
            "apscheduler.schedulers.blocking.BlockingScheduler().start",
            "huey.consumer.Consumer().run", "gearman.GearmanWorker().work",
            *(f"huey.{huey}().create_consumer().run" for huey in _HUEYS),
            "arq.run_worker", "arq.worker.run_worker", "streaq.Worker().run_sync",
            "streaq.Worker().run_async", "streaq.cli.run_worker", "dramatiq.cli.main",
            "temporalio.worker.Worker().run", "saq.worker.Worker().start", "saq.Worker().start",
            "celery.apps.worker.Worker().start", "celery.bin.worker.worker().run",
            "rq.worker_pool.WorkerPool().start", "faust.App().main", "rocketry.Rocketry().run",
        ),
        "jobs",
        WaitKind.SERVER,
    ),
    Wait(
        ("rq.Worker().work", "rq.SimpleWorker().work", "rq.worker.Worker().work"),
        "jobs",
        WaitKind.SERVER,
        timeout=Argument("burst", 0),
        unbounded=(None, False),
    ),
    Wait(
        (
            "discord.Client().run", "discord.ext.commands.Bot().run", "discord.Bot().run",
            "discord.AutoShardedClient().run", "discord.ext.commands.AutoShardedBot().run",
            "nextcord.Client().run", "nextcord.ext.commands.Bot().run", "disnake.Client().run",
            "disnake.ext.commands.Bot().run", "telebot.TeleBot().polling",
            "telebot.TeleBot().infinity_polling", "telegram.ext.Updater().idle",
            "telegram.ext.Application.builder().build().run_polling",
            "telegram.ext.Application.builder().build().run_webhook",
            "telegram.ext.ApplicationBuilder().build().run_polling",
            "telegram.ext.ApplicationBuilder().build().run_webhook",
            "telepot.loop.MessageLoop().run_forever", "vkbottle.Bot().run_forever",
            "aiogram.executor.start_polling", "aiogram.utils.executor.start_polling",
            "aiogram.Dispatcher().start_polling", "aiogram.Dispatcher().run_polling",
            "pyrogram.Client().run", "pyrogram.idle",
            "telethon.TelegramClient().run_until_disconnected",
            "telethon.sync.TelegramClient().run_until_disconnected",
            "slack_sdk.rtm.RTMClient().start", "twitchio.ext.commands.Bot().run",
            "slack_bolt.App().start", "slack_bolt.adapter.socket_mode.SocketModeHandler().start",
            "tweepy.Stream().filter", "tweepy.StreamingClient().filter",
            "paho.mqtt.client.Client().loop_forever", "websocket.WebSocketApp().run_forever",
            "socketio.Client().wait", "socketio.AsyncClient().wait",
            "paho.mqtt.subscribe.callback", "telebot.async_telebot.AsyncTeleBot().polling",
            "telebot.async_telebot.AsyncTeleBot().infinity_polling", "hikari.GatewayBot().run",
            "interactions.Client().start", "irc.bot.SingleServerIRCBot().start",
            "irc.client.Reactor().process_forever",
            "vk_api.longpoll.VkLongPoll().listen().__iter__",
            "vk_api.bot_longpoll.VkBotLongPoll().listen().__iter__",
        ),
        "messages",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "watchfiles.watch().__iter__", "watchfiles.run_process", "watchgod.watch().__iter__",
            "watchgod.run_process", "pyinotify.Notifier().loop",
        ),
        "changes of files",
        WaitKind.SERVER,
    ),
    Wait(
        ("inotify.adapters.Inotify().event_gen().__iter__",
         "inotify.adapters.InotifyTree().event_gen().__iter__"),
        "changes of files",
        WaitKind.SERVER,
        settings=("timeout_s",),
    ),
    Wait(
        (
            "watchdog.observers.Observer().join",
            "watchdog.observers.polling.PollingObserver().join",
        ),
        "changes of files",
        WaitKind.SERVER,
        timeout=_TIMEOUT,
    ),
    Wait(
        (
            *_QT,
            "wx.App().MainLoop", "webview.start", "pystray.Icon().run", "keyboard.wait",
            "mouse.wait", "pynput.keyboard.Listener().run", "pynput.mouse.Listener().run",
            "pynput.keyboard.GlobalHotKeys().run", "pyglet.app.run", "arcade.run",
            "kivy.app.App().run", "turtle.mainloop", "turtle.done", "mayavi.mlab.show",
            "napari.run", "open3d.visualization.draw_geometries",
            "open3d.visualization.Visualizer().run", "vispy.app.run", "pyqtgraph.exec",
            "vtk.vtkRenderWindowInteractor().Start", "evdev.InputDevice().read_loop().__iter__",
            "evdev.InputDevice().async_read_loop().__iter__",
        ),
        "a user",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "pynput.keyboard.Listener().join", "pynput.mouse.Listener().join",
            "pynput.keyboard.GlobalHotKeys().join",
        ),
        "a user",
        WaitKind.SERVER,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("tkinter.Tk().mainloop", "tkinter.mainloop", "Tkinter.Tk().mainloop"),
        "a user",
        WaitKind.SERVER,
        settings=(".after(",),
    ),
    Wait(
        ("matplotlib.pyplot.show",),
        "a user",
        WaitKind.SERVER,
        block=Argument("block", 0),
        settings=('use("Agg")', "use('Agg')", 'use("agg")', "use('agg')"),
    ),
)  # fmt: skip
