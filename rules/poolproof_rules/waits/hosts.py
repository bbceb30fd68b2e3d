"""Servers of models, files and machines, and what runs until a broker or a market is closed."""

from poolproof.sdk import Argument, Wait, WaitKind

_AWAITED_BOTS = ("discord.Client", "discord.ext.commands.Bot", "discord.AutoShardedClient",
                 "nextcord.ext.commands.Bot", "disnake.ext.commands.Bot")  # fmt: skip
_GRADIO = ("Blocks()", "Interface()", "TabbedInterface()", "ChatInterface()", "Blocks().queue()",
           "Interface().queue()", "ChatInterface().queue()")  # fmt: skip

BLOCKING_CALLS = (
    Wait(
        (
            "azure.eventhub.EventHubConsumerClient().receive",
            "azure.eventhub.EventHubConsumerClient.from_connection_string().receive",
            "azure.eventhub.EventHubConsumerClient.from_connection_string().receive_batch",
        ),
        "messages",
        WaitKind.SERVER,
    ),
    Wait(
        tuple(
            f"azure.servicebus.ServiceBusClient{made}().get_{kind}_receiver().__iter__"
            for made in ("", ".from_connection_string")
            for kind in ("queue", "subscription")
        ),
        "messages",
        WaitKind.NETWORK,
        settings=("max_wait_time",),
    ),
    Wait(
        ("kubernetes_asyncio.watch.Watch().stream().__iter__",),
        "events of Kubernetes",
        WaitKind.NETWORK,
        settings=("timeout_seconds", "_request_timeout"),
    ),
    Wait(
        (
            "vllm.entrypoints.openai.api_server.run_server", "sglang.srt.server.launch_server",
            "sglang.srt.entrypoints.http_server.launch_server",
            "lmdeploy.serve.openai.api_server.serve", "pytriton.triton.Triton().serve",
            "cloudvolume.server.view", "cloudvolume.CloudVolume().viewer", "microviewer.view",
            "tensorflow.compat.v1.train.Server().join", "streamlit.bootstrap.run",
            "streamlit.cli.main", "cheroot.wsgi.WSGIServer().start",
            "cheroot.server.HTTPServer().start", "cherrypy.wsgiserver.CherryPyWSGIServer().start",
            "waitress.server.create_server().run",
            "geventwebsocket.WebSocketServer().serve_forever",
            "geventwebsocket.server.WebSocketServer().serve_forever",
            "gevent.server.DatagramServer().serve_forever", "paste.httpserver.serve",
            "japronto.Application().run", "hug.API().http.serve",
            "simple_http_server.server.start", "luigi.server.run", "prefect.serve", "kopf.run",
            "kopf.operator", "tftpy.TftpServer().listen", "llfuse.main", "pyfuse3.main",
            "impacket.smbserver.SimpleSMBServer().start", "snap7.server.mainloop",
            "bacpypes.core.run", "mitmproxy.tools.main.mitmdump", "mitmproxy.tools.main.mitmweb",
            "mitmproxy.tools.web.master.WebMaster().run", "notebook.notebookapp.main",
            "jupyterlab.labapp.main", "jupyter_server.serverapp.main", "IPython.start_kernel",
            "http.server.HTTPServer.serve_forever",
        ),
        "requests",
        WaitKind.SERVER,
    ),
    Wait(
        tuple(f"gradio.{made}.launch" for made in _GRADIO),
        "requests",
        WaitKind.SERVER,
        timeout=Argument("prevent_thread_lock"),
        unbounded=(None, False),
    ),
    Wait(
        ("pyModbusTCP.server.ModbusServer().start",),
        "requests",
        WaitKind.SERVER,
        settings=("no_block",),
    ),
    Wait(
        (
            *(f"{bot}().start" for bot in _AWAITED_BOTS),
            "telegram.ext.Application().run_polling", "telegram.ext.Application().run_webhook",
            "telebot.TeleBot().run_webhooks", "aiogram.executor.start_webhook",
            "aiogram.utils.executor.start_webhook", "aiogram.Dispatcher().run_webhook",
            "telethon.TelegramClient().start().run_until_disconnected",
            "telethon.sync.TelegramClient().start().run_until_disconnected",
            "hydrogram.Client().run", "hydrogram.idle", "pyrogram.sync.idle",
            "slack_bolt.adapter.socket_mode.async_handler.AsyncSocketModeHandler().start_async",
            "slack_bolt.adapter.socket_mode.aiohttp.AsyncSocketModeHandler().start_async",
            "slackeventsapi.SlackEventAdapter().start", "twitchio.Client().run",
            "mattermostdriver.Driver().init_websocket", "mmpy_bot.Bot().run",
            "nio.AsyncClient().sync_forever", "matrix_client.client.MatrixClient().listen_forever",
            "simplematrixbotlib.Bot().run", "vkbottle.bot.Bot().run_forever",
            "sseclient.SSEClient().events().__iter__", "tweepy.Stream().sample",
            "tweepy.StreamingClient().sample", "alpaca_trade_api.Stream().run",
            "alpaca_trade_api.stream.Stream().run", "alpaca.data.live.StockDataStream().run",
            "alpaca.data.live.CryptoDataStream().run", "alpaca.trading.stream.TradingStream().run",
            "polygon.WebSocketClient().run", "ib_insync.IB().run", "ib_async.IB().run",
        ),
        "messages",
        WaitKind.SERVER,
    ),
    Wait(
        ("kiteconnect.KiteTicker().connect",),
        "messages",
        WaitKind.SERVER,
        timeout=Argument("threaded", 0),
        unbounded=(None, False),
    ),
    Wait(
        (
            "rq.worker.SimpleWorker().work", "rq.worker.RoundRobinWorker().work",
            "rq.worker.HerokuWorker().work", "rq.worker.RandomWorker().work",
            "rq_win.WindowsWorker().work", "django_rq.get_worker().work",
        ),
        "jobs",
        WaitKind.SERVER,
        timeout=Argument("burst", 0),
        unbounded=(None, False),
    ),
    Wait(
        (
            "rq_scheduler.Scheduler().run", "rq_scheduler.scheduler.Scheduler().run",
            "celery.Celery().Beat().run", "celery.apps.beat.Beat().run",
            "circus.get_arbiter().start", "honcho.manager.Manager().loop",
        ),
        "jobs",
        WaitKind.SERVER,
        settings=("burst",),
    ),
    Wait(
        (
            "gi.repository.GLib.MainLoop.new().run",
            "dbus_next.aio.MessageBus().wait_for_disconnect",
            "dbus_next.aio.MessageBus().connect().wait_for_disconnect",
            "dbus_fast.aio.MessageBus().wait_for_disconnect", "pyinotify.AsyncNotifier().loop",
        ),
        "events",
        WaitKind.SERVER,
    ),
)  # fmt: skip
