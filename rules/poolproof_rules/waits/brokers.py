"""Waits for message brokers, streams of events and queues on disk, with what bounds each.

Some are bounded from elsewhere, by a word that the module then has.
"""

from poolproof.sdk import Argument, Wait, WaitKind
from poolproof_rules.waits.spelling import each

_TIMEOUT = Argument("timeout", 0)


_REDIS = tuple(
    f"{path}().{{}}"
    for path in (
        "redis.Redis", "redis.StrictRedis", "redis.from_url", "redis.Redis.from_url",
        "redis.StrictRedis.from_url", "redis.Redis.from_pool", "redis.RedisCluster",
        "redis.Sentinel().master_for", "aioredis.Redis", "aioredis.from_url",
        "rediscluster.RedisCluster",
    )
)  # fmt: skip
_QUEUES = tuple(
    f"persistqueue.{kind}Queue().{{}}"
    for kind in (
        "", "SQLite", "FIFOSQLite", "FILOSQLite", "SQLiteAck", "FIFOSQLiteAck", "FILOSQLiteAck",
        "MySQL",
    )
)  # fmt: skip

BLOCKING_CALLS = (
    Wait(
        each(_REDIS, "blpop", "brpop", "bzpopmin", "bzpopmax"),
        "a Redis list",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 1),
        unbounded=(None, 0),
        settings=("socket_timeout",),
    ),
    Wait(
        each(_REDIS, "brpoplpush", "blmove"),
        "a Redis list",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 2),
        unbounded=(None, 0),
        settings=("socket_timeout",),
    ),
    Wait(
        each(_REDIS, "pubsub().get_message"),
        "a Redis channel",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 1),
        bounded=True,
        settings=("socket_timeout",),
    ),
    Wait(
        each(_REDIS, "xreadgroup"),
        "a Redis stream",
        WaitKind.NETWORK,
        timeout=Argument("block", 4),
        unbounded=(0,),
        bounded=True,
        settings=("socket_timeout",),
    ),
    Wait(
        each(_REDIS, "xread"),
        "a Redis stream",
        WaitKind.NETWORK,
        timeout=Argument("block", 2),
        unbounded=(0,),
        bounded=True,
        settings=("socket_timeout",),
    ),
    Wait(
        each(
            _REDIS, "pubsub().listen", "pubsub().listen().__iter__", "monitor().listen().__iter__"
        ),
        "a Redis channel",
        WaitKind.NETWORK,
        settings=("socket_timeout",),
    ),
    Wait(
        each(_REDIS, "pubsub().run_in_thread().join"),
        "a Redis channel",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        ended=("stop",),
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
        ("kombu.Connection().drain_events",),
        "a message broker",
        WaitKind.NETWORK,
        timeout=Argument("timeout"),
        expires=("timeout",),
    ),
    Wait(
        ("kombu.ConsumerMixin().run",),
        "a message broker",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "pika.BlockingConnection().channel().start_consuming",
            "pika.SelectConnection().ioloop.start",
        ),
        "a RabbitMQ queue",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "amqpstorm.Connection().channel().start_consuming",
            "amqpstorm.UriConnection().channel().start_consuming",
        ),
        "a RabbitMQ queue",
        WaitKind.SERVER,
    ),
    Wait(
        each(_QUEUES, "get"),
        "an item from a queue",
        WaitKind.QUEUE,
        timeout=Argument("timeout", 1),
        block=Argument("block", 0),
        expires=("Empty",),
    ),
    Wait(
        (
            "confluent_kafka.DeserializingConsumer().poll",
            "confluent_kafka.avro.AvroConsumer().poll",
        ),
        "a Kafka topic",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        unbounded=(None, -1),
    ),
    Wait(
        ("aiokafka.AIOKafkaConsumer().getone",),
        "a Kafka topic",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout("),
    ),
    Wait(
        ("pulsar.Client().create_reader().read_next",),
        "a Pulsar topic",
        WaitKind.NETWORK,
        timeout=Argument("timeout_millis", 0),
    ),
    Wait(
        ("aiomqtt.Client().messages.__iter__", "aiomqtt.Client().messages().__iter__"),
        "messages",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout("),
    ),
    Wait(
        ("pika.BlockingConnection().process_data_events",),
        "a RabbitMQ queue",
        WaitKind.NETWORK,
        timeout=Argument("time_limit", 0),
        bounded=True,
    ),
    Wait(
        ("amqp.Connection().drain_events",),
        "a message broker",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        expires=("timeout",),
    ),
    # It comes back once it has looked, and is over when the connection fails.
    Wait(
        ("paho.mqtt.client.Client().loop",),
        "messages",
        WaitKind.DEVICE,
        bounded=True,
    ),
    Wait(
        ("paho.mqtt.subscribe.simple",),
        "messages",
        WaitKind.NETWORK,
    ),
    Wait(
        tuple(
            f"asyncio_mqtt.Client().{word}().__iter__"
            for word in ("messages", "unfiltered_messages", "filtered_messages")
        ),
        "messages",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout("),
    ),
    Wait(
        (
            "hbmqtt.client.MQTTClient().deliver_message",
            "amqtt.client.MQTTClient().deliver_message",
        ),
        "messages",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        settings=("wait_for",),
    ),
    Wait(
        ("hotqueue.HotQueue().consume().__iter__",),
        "a Redis list",
        WaitKind.NETWORK,
        settings=("timeout",),
    ),
    Wait(
        ("posix_ipc.MessageQueue().receive", "sysv_ipc.MessageQueue().receive"),
        "a message",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        settings=("block=False",),
    ),
    Wait(
        (
            "nats.connect().subscribe().messages.__iter__",
            "nats.aio.client.Client().subscribe().messages.__iter__",
            "nats.NATS().subscribe().messages.__iter__",
        ),
        "messages",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout("),
    ),
    Wait(
        each(("aio_pika.*.{}",), "declare_queue().iterator().__iter__",
             "get_queue().iterator().__iter__", "declare_queue().__iter__"),
        "a RabbitMQ queue",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout"),
    ),
    Wait(
        ("rabbitpy.Queue().consume().__iter__", "rabbitpy.consume().__iter__"),
        "a RabbitMQ queue",
        WaitKind.NETWORK,
    ),
    Wait(
        each(("pykafka.*.{}",), "get_simple_consumer().consume", "get_balanced_consumer().consume",
             "get_simple_consumer().__iter__", "get_balanced_consumer().__iter__"),
        "a Kafka topic",
        WaitKind.NETWORK,
        block=Argument("block", 0),
        settings=("consumer_timeout_ms",),
    ),
    Wait(
        each(("kombu.Connection().{}().get",), "SimpleQueue", "SimpleBuffer"),
        "a message",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 1),
        block=Argument("block", 0),
        expires=("Empty",),
    ),
    Wait(
        ("ray.util.queue.Queue().get",),
        "an item from a queue",
        WaitKind.QUEUE,
        timeout=Argument("timeout", 1),
        block=Argument("block", 0),
        expires=("Empty",),
    ),
)  # fmt: skip
