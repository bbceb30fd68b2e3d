"""Waits for devices and what they stream: robots, instruments, cards, buses, remote terminals."""

from poolproof.sdk import Argument, Wait, WaitKind

_TIMEOUT = Argument("timeout", 0)
_LINES = ("read", "readline", "readuntil", "readexactly", "__iter__")

BLOCKING_CALLS = (
    Wait(
        (
            "serial.Serial().read", "serial.Serial().readline", "serial.Serial().readlines",
            "serial.Serial().read_until",
        ),
        "a serial port",
        WaitKind.NETWORK,
        settings=("timeout",),
    ),
    Wait(
        ("can.Bus().recv",),
        "a bus",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(("can.Bus().__iter__",), "a bus", WaitKind.NETWORK),
    Wait(
        ("hid.device().read",),
        "a device",
        WaitKind.NETWORK,
        timeout=Argument("timeout_ms", 1),
        unbounded=(0,),
        settings=("set_nonblocking",),
    ),
    Wait(
        ("RPi.GPIO.wait_for_edge",),
        "a device",
        WaitKind.NETWORK,
        timeout=Argument("timeout"),
    ),
    Wait(
        (
            "gpiozero.Button().wait_for_press", "gpiozero.Button().wait_for_release",
            "gpiozero.MotionSensor().wait_for_motion", "pyudev.Monitor.from_netlink().poll",
            "inotify_simple.INotify().read",
        ),
        "a device",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("pyudev.Monitor.from_netlink().__iter__", "mido.open_input().__iter__"),
        "a device",
        WaitKind.NETWORK,
    ),
    Wait(
        ("mido.open_input().receive",),
        "a device",
        WaitKind.NETWORK,
        timeout=Argument("block", 0),
        unbounded=(True,),
    ),
    Wait(
        (
            "mfrc522.SimpleMFRC522().read", "mfrc522.SimpleMFRC522().read_id",
            "mfrc522.SimpleMFRC522().write", "pirc522.RFID().wait_for_tag",
            "nfc.ContactlessFrontend().connect", "lcm.LCM().handle",
            "pyupbit.WebSocketManager().get", "pybithumb.WebSocketManager().get",
        ),
        "a device",
        WaitKind.NETWORK,
        settings=("terminate=",),
    ),
    Wait(
        tuple(
            f"gpiozero.{device}().{word}"
            for device, words in (
                ("Button", ("wait_for_active", "wait_for_inactive")),
                ("MotionSensor", ("wait_for_no_motion", "wait_for_active", "wait_for_inactive")),
                ("LightSensor", ("wait_for_light", "wait_for_dark")),
                ("LineSensor", ("wait_for_line", "wait_for_no_line")),
                ("DistanceSensor", ("wait_for_in_range", "wait_for_out_of_range")),
                ("DigitalInputDevice", ("wait_for_active", "wait_for_inactive")),
            )
            for word in words
        ),
        "a device",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        (
            "serial.serial_for_url().read", "serial.serial_for_url().readline",
            "serial.serial_for_url().read_until", "serial.rs485.RS485().read",
            "serial.rs485.RS485().readline", "serial.Serial().__iter__",
            "aioserial.AioSerial().readline_async", "aioserial.AioSerial().read_async",
        ),
        "a serial port",
        WaitKind.NETWORK,
        settings=("timeout",),
    ),
    Wait(
        tuple(f"serial_asyncio.open_serial_connection()[].{word}" for word in _LINES),
        "a serial port",
        WaitKind.NETWORK,
        settings=("wait_for", "timeout("),
    ),
    Wait(
        ("pymavlink.mavutil.mavlink_connection().recv_match",),
        "a vehicle",
        WaitKind.NETWORK,
        timeout=Argument("blocking", 2),
        unbounded=(True,),
        bounded=True,
        settings=("timeout=",),
    ),
    Wait(
        ("pymavlink.mavutil.mavlink_connection().wait_heartbeat",),
        "a vehicle",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 1),
        block=Argument("blocking", 0),
    ),
    Wait(
        ("rospy.wait_for_message",),
        "a message",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 2),
    ),
    Wait(("rospy.wait_for_service",), "a service", WaitKind.NETWORK, Argument("timeout", 1)),
    Wait(
        ("pylsl.StreamInlet().pull_sample",),
        "a stream of samples",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("imagezmq.ImageHub().recv_image", "imagezmq.ImageHub().recv_jpg"),
        "images",
        WaitKind.NETWORK,
        settings=("RCVTIMEO", "rcvtimeo"),
    ),
    Wait(
        ("telnetlib.Telnet().read_until", "telnetlib.Telnet().expect"),
        "a remote terminal",
        WaitKind.NETWORK,
        timeout=Argument("timeout", 1),
    ),
    Wait(
        ("telnetlib.Telnet().read_all", "telnetlib.Telnet().read_some"),
        "a remote terminal",
        WaitKind.NETWORK,
        settings=("timeout",),
    ),
    Wait(
        ("execnet.makegateway().remote_exec().receive",),
        "a message",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("nanomsg.Socket().recv",),
        "a nanomsg socket",
        WaitKind.NETWORK,
        settings=("receive_timeout", "RCVTIMEO"),
    ),
    Wait(
        (
            "pyshark.LiveCapture().__iter__", "pyshark.LiveCapture().apply_on_packets",
            "pcapy.open_live().loop",
        ),
        "packets",
        WaitKind.NETWORK,
        settings=("packet_count", "timeout"),
    ),
    Wait(
        (
            "obspy.clients.seedlink.easyseedlink.EasySeedLinkClient().run",
            "obspy.clients.seedlink.easyseedlink.create_client().run",
            "pocketsphinx.LiveSpeech().__iter__",
        ),
        "a stream of samples",
        WaitKind.SERVER,
    ),
    Wait(
        ("systemd.journal.Reader().wait",),
        "entries of the journal",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        unbounded=(None, -1),
    ),
    Wait(
        ("rclpy.spin_once", "rclpy.*.spin_once", "rclpy.spin_until_future_complete"),
        "events",
        WaitKind.NETWORK,
        timeout=Argument("timeout_sec"),
    ),
    Wait(
        ("depthai.Device().getOutputQueue().get", "mpd.MPDClient().idle"),
        "a device",
        WaitKind.NETWORK,
    ),
    Wait(
        ("rclpy.*.wait_for_service",), "a service", WaitKind.NETWORK, Argument("timeout_sec", 0)
    ),
    Wait(
        ("actionlib.SimpleActionClient().wait_for_server",
         "actionlib.SimpleActionClient().wait_for_result"),
        "a service",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("bcc.BPF().perf_buffer_poll", "bcc.BPF().ring_buffer_poll"),
        "events",
        WaitKind.NETWORK,
        timeout=_TIMEOUT,
        unbounded=(None, -1),
    ),
)  # fmt: skip
