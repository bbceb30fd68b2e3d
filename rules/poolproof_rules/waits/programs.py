"""Waits for child programs, with the argument that bounds each.

How long a program runs is not known: such a wait can be long rather than must be, and the messages
say so.
"""

from poolproof.sdk import Argument, Wait, WaitKind

_TIMEOUT = Argument("timeout", 0)

BLOCKING_CALLS = (
    Wait(
        (
            "subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output",
            "invoke.run", "invoke.Context().run", "fabric.Connection().local",
        ),
        "a child program",
        WaitKind.CHILD,
        timeout=Argument("timeout"),
    ),
    Wait(
        (
            "subprocess.getoutput", "subprocess.getstatusoutput", "os.system", "os.wait",
            "pty.spawn", "pexpect.spawn().wait", "ffmpeg.run", "ffmpeg.input().output().run",
        ),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(
        ("subprocess.Popen().wait", "psutil.Popen().wait"),
        "a child program",
        WaitKind.CHILD,
        timeout=_TIMEOUT,
        expires=("TimeoutExpired",),
    ),
    Wait(
        ("subprocess.Popen().communicate", "psutil.Popen().communicate"),
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
            "subprocess.Popen().stderr.__iter__", "os.popen().read", "os.popen().readline",
            "os.popen().readlines", "os.popen().__iter__",
        ),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(("subprocess.Popen().poll",), "a child program", WaitKind.CHILD, bounded=True),
    Wait(
        (
            *(
                f"asyncio.{maker}().{word}"
                for maker in ("create_subprocess_exec", "create_subprocess_shell")
                for word in ("wait", "communicate", "stdout.read", "stdout.readline")
            ),
        ),
        "a child program",
        WaitKind.CHILD,
        settings=("wait_for", "timeout("),
    ),
    Wait(
        ("docker.from_env().containers.run", "docker.DockerClient().containers.run"),
        "a container",
        WaitKind.CHILD,
        timeout=Argument("detach"),
        unbounded=(False,),
    ),
    Wait(("os.waitpid",), "a child program", WaitKind.CHILD, Argument("options", 1), (0,)),
    Wait(
        (
            "commands.getoutput", "commands.getstatusoutput", "ffmpy.FFmpeg().run",
            "ffmpeg.input().output().overwrite_output().run", "ffmpeg.output().run",
            "ffmpeg.output().overwrite_output().run", "ffmpeg.concat().output().run",
        ),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(
        tuple(
            f"docker.{client}().containers.{made}().wait"
            for client in ("from_env", "DockerClient", "client.from_env")
            for made in ("run", "get", "create")
        ),
        "a container",
        WaitKind.CHILD,
        timeout=Argument("timeout"),
    ),
)  # fmt: skip
