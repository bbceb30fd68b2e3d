"""The table of waits: how its entries are found, and that they do not contradict each other."""

from collections import Counter

import pytest
from msgspec.structs import replace

from poolproof.tasks.conduct.waiting import Wait, WaitKind, Waits
from poolproof_rules.waits import BLOCKING_CALLS

TABLE = Waits.of(BLOCKING_CALLS)


@pytest.mark.parametrize(
    "path",
    [
        "kafka.KafkaConsumer().__iter__",
        "kafka.consumer.group.KafkaConsumer().__iter__",
        "redis.asyncio.client.Redis.from_url().blpop",
        "websockets.legacy.client.connect().recv",
        "ffmpeg.input().video.filter().output().overwrite_output().run",
        "ffmpeg.output().run",
        "docker.client.DockerClient.from_env().containers.get().wait",
        "subprocess32.check_call",
        "eventlet.green.subprocess.check_call",
        "six.moves.urllib.request.urlopen",
    ],
)
def test_a_call_is_found_by_whatever_module_it_is_taken_from(path: str) -> None:
    assert TABLE.find(path) is not None


@pytest.mark.parametrize(
    "path",
    [
        "inhouse.kafka.KafkaConsumer().__iter__",
        "kafka.KafkaProducer().__iter__",
        "kafka.KafkaConsumer().subscription().__iter__",
        "kafka.__iter__",
        "uvicorn.config.run",
        "ffmpeg.input().run_async",
        "ffmpeg.run.x",
        "docker.containers.run",
        "pymongo.watch().next().x",
    ],
)
def test_others_are_not(path: str) -> None:
    assert TABLE.find(path) is None


def test_settings_overrule_what_packs_say_of_a_class() -> None:
    own = Wait(("kafka.KafkaConsumer().__iter__",), "nobody", WaitKind.NETWORK, bounded=True)
    found = Waits.of((*BLOCKING_CALLS, own)).find("kafka.consumer.KafkaConsumer().__iter__")
    assert found is own


def test_no_call_is_described_twice() -> None:
    counted = Counter(call for wait in BLOCKING_CALLS for call in set(wait.calls))
    assert [call for call, times in counted.items() if times > 1] == []


def test_what_is_said_twice_of_a_class_is_the_same() -> None:
    for call, wait in TABLE.by_call.items():
        others = Waits({each: w for each, w in TABLE.by_call.items() if each != call})
        found = others.find(call)
        assert found is None or replace(found, calls=()) == replace(wait, calls=()), call
