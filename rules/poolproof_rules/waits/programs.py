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
            "pty.spawn", "pexpect.spawn().wait", "pexpect.popen_spawn.PopenSpawn().wait",
            "ffmpeg.run", "ffmpeg.*.run",
        ),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(
        ("subprocess.Popen().wait", "psutil.Popen().wait", "subprocess.Popen().__exit__"),
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
            *each(
                ("subprocess.Popen().stdout.{}", "subprocess.Popen().stderr.{}"),
                "read", "readline", "readlines", "__iter__",
            ),
            *each(("os.popen().{}",), "read", "readline", "readlines", "__iter__", "close"),
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
                for word in (
                    "wait", "communicate", "stdout.read", "stdout.readline", "stdout.__iter__",
                    "stdout.readuntil", "stderr.read", "stderr.readline", "stderr.__iter__",
                )
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
        (
            *each(
                tuple(f"nipype.interfaces.{family}.*.{{}}" for family in (
                    "afni", "ants", "c3", "camino", "dcm2nii", "dipy", "elastix", "freesurfer",
                    "fsl", "matlab", "minc", "mrtrix", "mrtrix3", "niftyreg", "niftyseg", "slicer",
                    "spm",
                )),
                "run",
            ),
            "nipype.Node().run", "nipype.Workflow().run",
        ),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(
        ("oslo_concurrency.processutils.execute", "nmap.PortScanner().scan"),
        "a child program",
        WaitKind.CHILD,
        timeout=Argument("timeout"),
        unbounded=(None, 0),
    ),
    # Commands that are made first and called later.
    Wait(
        each(
            ("Bio.{}Commandline()",),
            *(f"Blast.Applications.Ncbi{name}" for name in (
                "blastn", "blastp", "blastx", "tblastn", "tblastx", "psiblast", "makeblastdb",
            )),
            *(f"Align.Applications.{name}" for name in (
                "Clustalw", "ClustalOmega", "Mafft", "Muscle", "Prank", "Probcons", "TCoffee",
            )),
            *(f"Phylo.Applications.{name}" for name in ("FastTree", "Phyml", "Raxml")),
            *(f"Emboss.Applications.{name}" for name in ("Needle", "Water", "Primer3")),
        ),
        "a child program",
        WaitKind.CHILD,
    ),
    Wait(
        each(("jupyter_client.*.{}",), "get_iopub_msg", "get_shell_msg", "execute_interactive"),
        "a notebook",
        WaitKind.CHILD,
        timeout=Argument("timeout"),
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
        ("docker.*.containers.run", "podman.*.containers.run"),
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
            "pipettor.run", "spython.main.Client.execute", "spython.main.Client.run", "sarge.run",
            "trio.run_process", "anyio.run_process",
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
    Wait(
        ("docker.APIClient().wait", "docker.*.api.wait"),
        "a container",
        WaitKind.CHILD,
        timeout=Argument("timeout", 1),
    ),
    Wait(
        (
            *each(("docker.*.containers.{}().exec_run",), "run", "get", "create"),
            "docker.APIClient().exec_start", "docker.*.api.exec_start",
        ),
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
