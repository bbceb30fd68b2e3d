"""Calls that work off jobs until they are told to stop, and what hands jobs to others."""

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
            "futurist.periodics.PeriodicWorker().start", "huey.consumer.Consumer().run",
            "gearman.GearmanWorker().work",
            *(f"huey.{huey}().create_consumer().run" for huey in _HUEYS),
            "arq.run_worker", "arq.worker.run_worker", "streaq.Worker().run_sync",
            "streaq.Worker().run_async", "streaq.cli.run_worker", "dramatiq.cli.main",
            "temporalio.worker.Worker().run", "saq.Worker().start",
            "celery.apps.worker.Worker().start", "celery.bin.worker.worker().run",
            "taskiq.api.run_receiver_task", "taskiq.cli.worker.run.run_worker",
            "rq.worker_pool.WorkerPool().start", "faust.App().main", "rocketry.Rocketry().run",
            "quixstreams.Application().run", "faktory.Worker().run",
            "sqs_listener.SqsListener().listen", "pyres.worker.Worker().work",
            "distributed.cli.dask_worker.main", "distributed.cli.dask_scheduler.main",
            *(f"{library}.{part}().finished" for library in ("distributed", "dask.distributed")
              for part in ("Scheduler", "Worker", "Nanny")),
            "cotyledon.ServiceManager().run", "nameko.cli.main.main", "celery.bin.celery.main",
            "pyspark.*.awaitTermination",
        ),
        "jobs",
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
    Wait(
        (
            "rq.Worker().work", "rq.SimpleWorker().work", "rq.worker.RoundRobinWorker().work",
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
            "rq_scheduler.Scheduler().run", "celery.Celery().Beat().run",
            "celery.apps.beat.Beat().run", "circus.get_arbiter().start",
            "honcho.manager.Manager().loop", "rq_scheduler.scripts.rqscheduler.main",
        ),
        "jobs",
        WaitKind.SERVER,
        settings=("burst",),
    ),
    # They end when they are told to, which nobody is left to do.
    Wait(
        (
            *(f"oslo_service.service.{made}.wait" for made in (
                "launch()", "ProcessLauncher()", "ServiceLauncher()", "Services()",
            )),
            "oslo_messaging.get_rpc_server().wait",
            "oslo_messaging.get_notification_listener().wait",
            "oslo_messaging.server.MessageHandlingServer().wait",
            "nameko.containers.ServiceContainer().wait", "nameko.runners.ServiceRunner().wait",
        ),
        "jobs",
        WaitKind.SERVER,
        ended=("stop", "kill"),
    ),
    Wait(
        ("celery.Celery().send_task().get", "celery.result.AsyncResult().get",
         "celery.Celery().AsyncResult().get", "celery.*.apply_async().get", "celery.*.delay().get"),
        "a task's result",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 0),
    ),
)  # fmt: skip
