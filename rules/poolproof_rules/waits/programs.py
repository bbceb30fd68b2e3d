"""Waits for child programs, with the argument that bounds each.

How long a program runs is not known: such a wait can be long rather than must be, and the messages
say so.
"""

from poolproof.sdk import Argument, Wait, WaitKind
from poolproof_rules.waits.spelling import each

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
            "pty.spawn", "pexpect.spawn().wait", "ffmpeg.run", "ffmpeg.*.run",
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
    # The time that it has by itself can be taken away.
    Wait(
        each(("pexpect.spawn().{}",), "expect", "expect_exact", "expect_list"),
        "a child program",
        WaitKind.CHILD,
        timeout=Argument("timeout", 1),
        bounded=True,
        made_for=Argument("timeout"),
    ),
    Wait(
        each(("easyprocess.EasyProcess().{}",), "call", "wait"),
        "a child program",
        WaitKind.CHILD,
        timeout=_TIMEOUT,
    ),
    Wait(
        (
            "git.Repo.clone_from", "git.Repo().clone",
            *each(
                ("git.Repo().{}", "git.Repo().git.{}", "git.Repo().remotes.origin.{}",
                 "git.Repo().*.{}", "git.Git().{}"),
                "clone", "fetch", "pull", "push",
            ),
        ),
        "a child program",
        WaitKind.CHILD,
        timeout=Argument("kill_after_timeout"),
    ),
    Wait(
        ("papermill.execute_notebook",),
        "a notebook",
        WaitKind.CHILD,
        timeout=Argument("execution_timeout"),
    ),
    Wait(
        (
            "nbclient.NotebookClient().execute", "nbclient.execute",
            "nbconvert.preprocessors.ExecutePreprocessor().preprocess",
        ),
        "a notebook",
        WaitKind.CHILD,
        settings=("timeout",),
    ),
    Wait(
        ("docker.*.containers.run",),
        "a container",
        WaitKind.CHILD,
        timeout=Argument("detach"),
        unbounded=(False,),
    ),
    Wait(("os.waitpid",), "a child program", WaitKind.CHILD, Argument("options", 1), (0,)),
    Wait(
        (
            "commands.getoutput", "commands.getstatusoutput", "ffmpy.FFmpeg().run",
            "ffmpeg.run_async().communicate", "ffmpeg.run_async().wait",
            *each(
                ("ffmpeg.*.run_async().{}",),
                "wait", "communicate", "stdout.read", "stdout.readline", "stdout.__iter__",
            ),
            "pipettor.run", "sarge.run", "trio.run_process", "anyio.run_process",
        ),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(
        each(("docker.*.containers.{}().wait",), "run", "get", "create"),
        "a container",
        WaitKind.CHILD,
        timeout=Argument("timeout"),
    ),
    Wait(("docker.APIClient().wait",), "a container", WaitKind.CHILD, Argument("timeout", 1)),
    Wait(
        each(("docker.*.containers.{}().exec_run",), "run", "get", "create"),
        "a container",
        WaitKind.CHILD,
        settings=("detach=True", "socket=True", "stream=True"),
    ),
    # What a container says, which is over when it is.
    Wait(
        (
            *each(("docker.*.containers.{}().logs().__iter__",), "run", "get", "create"),
            *each(("docker.*.containers.{}().attach().__iter__",), "run", "get", "create"),
            "docker.APIClient().logs().__iter__", "docker.APIClient().attach().__iter__",
        ),
        "a container",
        WaitKind.CHILD,
        unbounded=(True,),
        bounded=True,
        settings=("follow=False",),
        made_for=Argument("stream"),
    ),
    Wait(
        ("docker.*.images.build", "docker.APIClient().build"),
        "a container",
        WaitKind.CHILD,
        timeout=Argument("timeout"),
    ),
    Wait(
        ("docker.*.images.pull", "docker.APIClient().pull", "docker.APIClient().pull().__iter__"),
        "a server",
        WaitKind.HTTP,
    ),
)  # fmt: skip
