"""Calls that serve: until somebody tells them to stop, and nobody tells an orphan."""

from poolproof.sdk import Argument, Wait, WaitKind

_TIMEOUT = Argument("timeout", 0)
_SERVERS = (
    "socketserver.TCPServer", "socketserver.ThreadingTCPServer", "socketserver.UDPServer",
    "socketserver.ThreadingUDPServer", "http.server.HTTPServer", "http.server.ThreadingHTTPServer",
    "BaseHTTPServer.HTTPServer", "SocketServer.TCPServer", "SocketServer.ThreadingTCPServer",
    "xmlrpc.server.SimpleXMLRPCServer", "wsgiref.simple_server.make_server",
    "gevent.pywsgi.WSGIServer", "gevent.server.StreamServer", "asyncio.start_server",
    "asyncio.Server", "multiprocessing.managers.BaseManager().get_server",
    "multiprocessing.BaseManager().get_server", "werkzeug.serving.make_server",
    "xmlrpc.server.DocXMLRPCServer", "SimpleXMLRPCServer.SimpleXMLRPCServer",
    "pyftpdlib.servers.FTPServer", "pywsgi.WSGIServer",
)  # fmt: skip

_QT = tuple(
    f"{binding}.{part}().{word}"
    for binding in ("PyQt5", "PyQt6", "PySide2", "PySide6")
    for part in ("QtWidgets.QApplication", "QtCore.QCoreApplication")
    for word in ("exec", "exec_")
)

BLOCKING_CALLS = (
    Wait(
        (
            *(f"{server}().serve_forever" for server in _SERVERS),
            "flask.Flask().run", "quart.Quart().run", "dash.Dash().run_server", "dash.Dash().run",
            "bottle.run", "bottle.Bottle().run", "uvicorn.run", "uvicorn.Server().run",
            "uvicorn.Server().serve", "uvicorn.main", "waitress.serve",
            "waitress.create_server().run", "aiohttp.web.run_app", "werkzeug.serving.run_simple",
            "sanic.Sanic().run", "cherrypy.quickstart", "cherrypy.engine.block",
            "cheroot.wsgi.Server().start", "hypercorn.asyncio.serve", "eventlet.wsgi.server",
            "gunicorn.app.base.BaseApplication().run", "granian.Granian().serve",
            "streamlit.web.bootstrap.run", "gradio.Blocks().launch", "gradio.Interface().launch",
            "panel.serve", "bokeh.server.server.Server().run_until_shutdown",
            "grpc.aio.server().wait_for_termination", "flask_socketio.SocketIO().run",
            "web.application().run",
            "rpyc.utils.server.ThreadedServer().start", "rpyc.ThreadedServer().start",
            "rpyc.utils.server.ForkingServer().start", "rpyc.utils.server.ThreadPoolServer().start",
            "zerorpc.Server().run", "Pyro4.Daemon().requestLoop", "Pyro4.Daemon.serveSimple",
            "Pyro5.api.Daemon().requestLoop", "thrift.server.TServer.TSimpleServer().serve",
            "thrift.server.TServer.TThreadedServer().serve",
            "thrift.server.TServer.TThreadPoolServer().serve", "tensorflow.train.Server().join",
            "tensorflow.distribute.Server().join",
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
        (
            "asyncio.get_event_loop().run_forever", "asyncio.new_event_loop().run_forever",
            "asyncio.get_running_loop().run_forever", "uvloop.new_event_loop().run_forever",
            "twisted.internet.reactor.run", "tornado.ioloop.IOLoop.current().start",
            "tornado.ioloop.IOLoop.instance().start", "tornado.ioloop.IOLoop().start",
            "asyncore.loop", "gi.repository.GLib.MainLoop().run",
            "gi.repository.GObject.MainLoop().run",
        ),
        "events",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "celery.Celery().worker_main", "celery.Celery().start",
            "celery.Celery().Worker().start",
            "rq.Worker().work", "rq.SimpleWorker().work",
            "apscheduler.schedulers.blocking.BlockingScheduler().start",
        ),
        "jobs",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "discord.Client().run", "discord.ext.commands.Bot().run", "telebot.TeleBot().polling",
            "telebot.TeleBot().infinity_polling", "telegram.ext.Updater().idle",
            "telegram.ext.Application.builder().token().build().run_polling",
            "telegram.ext.ApplicationBuilder().token().build().run_polling",
            "aiogram.executor.start_polling", "aiogram.utils.executor.start_polling",
            "pyrogram.Client().run", "telethon.TelegramClient().run_until_disconnected",
            "slack_bolt.App().start", "slack_bolt.adapter.socket_mode.SocketModeHandler().start",
            "tweepy.Stream().filter", "tweepy.StreamingClient().filter",
            "paho.mqtt.client.Client().loop_forever", "websocket.WebSocketApp().run_forever",
        ),
        "messages",
        WaitKind.SERVER,
    ),
    Wait(
        ("watchfiles.watch().__iter__", "watchgod.watch().__iter__", "pyinotify.Notifier().loop"),
        "changes of files",
        WaitKind.SERVER,
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
            "pynput.keyboard.Listener().join", "pynput.mouse.Listener().join",
        ),
        "a user",
        WaitKind.SERVER,
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
