"""Calls that work off jobs or messages until they are told to stop."""

from poolproof.sdk import Argument, Wait, WaitKind

_HUEYS = (
    "Huey", "RedisHuey", "PriorityRedisHuey", "RedisExpireHuey", "SqliteHuey", "FileHuey",
)  # fmt: skip

BLOCKING_CALLS = (
    Wait(
        (
            "celery.Celery().worker_main", "celery.Celery().start",
            "celery.Celery().Worker().start",
            "apscheduler.schedulers.blocking.BlockingScheduler().start",
            "futurist.periodics.PeriodicWorker().start",
            "huey.consumer.Consumer().run", "gearman.GearmanWorker().work",
            *(f"huey.{huey}().create_consumer().run" for huey in _HUEYS),
            "arq.run_worker", "arq.worker.run_worker", "streaq.Worker().run_sync",
            "streaq.Worker().run_async", "streaq.cli.run_worker", "dramatiq.cli.main",
            "temporalio.worker.Worker().run", "saq.worker.Worker().start", "saq.Worker().start",
            "celery.apps.worker.Worker().start", "celery.bin.worker.worker().run",
            "taskiq.api.run_receiver_task", "taskiq.cli.worker.run.run_worker",
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
            "binance.ThreadedWebsocketManager().join", "ibapi.client.EClient().run",
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
        ("procrastinate.App().run_worker", "procrastinate.App().run_worker_async"),
        "jobs",
        WaitKind.SERVER,
        timeout=Argument("wait"),
        unbounded=(True, None),
    ),
    Wait(
        ("timeloop.Timeloop().start",),
        "jobs",
        WaitKind.SERVER,
        timeout=Argument("block", 0),
        unbounded=(True,),
        bounded=True,
    ),
)  # fmt: skip
