"""Waits for what happens elsewhere: in containers, clusters, databases and forums."""

from poolproof.sdk import Wait, WaitKind
from poolproof_rules.waits.spelling import each

BLOCKING_CALLS = (
    Wait(
        ("docker.*.events().__iter__",),
        "events of Docker",
        WaitKind.NETWORK,
        settings=("until",),
    ),
    Wait(
        (
            "kubernetes.watch.Watch().stream().__iter__",
            "kubernetes_asyncio.watch.Watch().stream().__iter__",
        ),
        "events of Kubernetes",
        WaitKind.NETWORK,
        settings=("timeout_seconds", "_request_timeout"),
    ),
    Wait(
        ("etcd3.client().watch()[].__iter__", "etcd3.client().watch_prefix()[].__iter__"),
        "events of etcd",
        WaitKind.NETWORK,
    ),
    Wait(
        ("praw.Reddit().subreddit().stream.comments().__iter__",
         "praw.Reddit().subreddit().stream.submissions().__iter__"),
        "messages",
        WaitKind.NETWORK,
        settings=("pause_after",),
    ),
    Wait(
        (
            "psycopg.connect().notifies().__iter__",
            "psycopg.Connection.connect().notifies().__iter__",
        ),
        "notifications of PostgreSQL",
        WaitKind.NETWORK,
        settings=("timeout=", "stop_after"),
    ),
    Wait(
        each(("pymongo.*.{}", "motor.*.{}"), "watch().__iter__", "watch().next"),
        "changes of MongoDB",
        WaitKind.NETWORK,
        settings=("try_next", "socketTimeoutMS"),
    ),
)  # fmt: skip
