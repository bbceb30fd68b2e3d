"""The installed command from outside: exit codes, streams, signals, and input of every kind."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [str(Path(sys.executable).with_name("poolproof"))]
BROKEN = "Pool = (\n# ray\n"


@pytest.fixture
def environment():
    env = {
        key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")
    }
    return {**env, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def poolproof(tmp_path, environment):
    """Run the installed command in an empty folder."""

    def call(*arguments, command=COMMAND, env=(), **options):
        options = {"cwd": tmp_path, "capture_output": True, "timeout": 300, **options}
        return subprocess.run(
            [*command, *arguments], env={**environment, **dict(env)}, check=False, **options
        )

    return call


def report_of(done):
    assert done.stderr == b""
    return json.loads(done.stdout)


def places(done):
    return [
        (each["path"], each["line"], each["column"], each["code"])
        for each in report_of(done)["findings"]
    ]


@pytest.mark.parametrize("command", [COMMAND, [sys.executable, "-m", "poolproof"]])
def test_exit_codes(poolproof, tmp_path, command):
    (tmp_path / "clean.py").write_text("x = 1\n")
    (tmp_path / "broken.py").write_text(BROKEN)
    assert poolproof("check", "clean.py", command=command).returncode == 0
    assert poolproof("check", command=command).returncode == 1
    assert poolproof("check", "missing.py", command=command).returncode == 2


def test_the_shape_of_the_json(poolproof, tmp_path):
    (tmp_path / "broken.py").write_text(BROKEN)
    done = poolproof("check", "--output-format", "json")
    report = report_of(done)
    assert list(report) == ["version", "findings", "errors", "statistics"]
    (found,) = report["findings"]
    assert found == {
        "code": "PP900",
        "name": "unreadable-file",
        "severity": "error",
        "message": found["message"],
        "path": "broken.py",
        "line": 1,
        "column": 8,
        "end_line": 1,
        "end_column": 9,
        "notes": [],
        "reference": [],
        "proof": None,
        "fix": None,
    }
    assert report["statistics"] == {
        "files": 1,
        "screened_out": 0,
        "analysed": 0,
        "pools": 0,
        "proven": 0,
        "flagged": 0,
        "given_up": 0,
        "reasons": {},
        "submissions": 0,
        "unresolved": {},
        "results": 0,
        "fetched": 0,
        "unfollowed": {},
    }


DEEP = f"Pool = {'(' * 1000}{')' * 1000}  # ray\n"
BAD = {
    "undecodable": (b"x = 1\nPool = '\xff'  # ray\n", (2, 9)),
    "undeclared": ("# Pool é ray\n".encode("latin-1"), (1, 8)),
    "unknown_encoding": (b"# coding: nonsense\nray.Pool\n", (1, 11)),
    "wrong_encoding": (b"# coding: ascii\n# Pool \xc3\xa9 ray\n", (2, 8)),
    "mark_and_encoding": (b"\xef\xbb\xbf# coding: latin-1\nray.Pool\n", (1, 11)),
    "nul": (b"ray.Pool\n\0\n", (2, 1)),
    "syntax": (b"def Pool(:  # ray\n", (1, 10)),
    "python2": (b"from multiprocessing import Pool\nprint 'x'\n", (2, 1)),
    "python2_raise": (b"ray.Pool()\nraise Exception, 'x'\n", (2, 16)),
    "unclosed": (b"Pool('''ray\n", (1, 6)),
    "deep": (DEEP.encode(), None),
    "deep_blocks": ("".join(f"{' ' * n}if ray.Pool:\n" for n in range(1000)).encode(), None),
}


def test_what_cannot_be_read_is_reported_and_the_rest_is_checked(poolproof, tmp_path):
    for name, (content, _) in BAD.items():
        (tmp_path / f"{name}.py").write_bytes(content)
    (tmp_path / "zz_last.py").write_text(BROKEN)
    done = poolproof("check", "--output-format", "json")
    report = report_of(done)
    assert done.returncode == 1
    assert report["errors"] == []
    found = {Path(each["path"]).stem: each for each in report["findings"]}
    assert set(found) == {*BAD, "zz_last"}
    assert {each["code"] for each in found.values()} == {"PP900"}
    for name, (_, place) in BAD.items():
        if place is not None:
            assert (name, found[name]["line"], found[name]["column"]) == (name, *place)


@pytest.mark.parametrize("name", list(BAD))
def test_every_bad_file_can_be_shown(poolproof, tmp_path, name):
    (tmp_path / "bad.py").write_bytes(BAD[name][0])
    done = poolproof("check")
    assert done.returncode == 1
    assert done.stdout.startswith(b"bad.py:")
    assert done.stderr == b""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\xef\xbb\xbf# ray.Pool\n",
        b"# ray.Pool\r\nx = 1\r\n",
        b"# ray.Pool\rx = 1\rdef f():\r\treturn x\r",
        b"\x0c# ray.Pool\n\x0cx = 1\n",
        b"if 1:\n\tx = 'ray.Pool'\n        \n",
        b"# coding: latin-1\nx = 'ray.Pool \xe9'\n",
        b"# ray.Pool, no end of the line",
        "# ray.Pool\nklasse = 'größe'\n".encode(),
    ],
)
def test_odd_but_good_files_are_clean(poolproof, tmp_path, content):
    (tmp_path / "odd.py").write_bytes(content)
    done = poolproof("check", "--output-format", "json")
    assert report_of(done)["findings"] == []
    assert done.returncode == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_the_reader(poolproof, tmp_path, end):
    lines = ["# ray.Pool", "x = 'é𝄞'", "y = '𝄞', )"]
    (tmp_path / "a.py").write_bytes(end.join(lines).encode())
    found = places(poolproof("check", "--output-format", "json"))
    assert found == [("a.py", 3, 10, "PP900")]


def test_a_file_of_a_hundred_thousand_lines(poolproof, tmp_path):
    lines = "x = 1\n" * 100_000
    (tmp_path / "long.py").write_text(f"{lines}# ray.Pool\n")
    (tmp_path / "nul.py").write_text(f"{lines}# ray.Pool\0\n")
    found = places(poolproof("check", "--output-format", "json"))
    assert found == [("nul.py", 100_001, 11, "PP900")]


def test_bad_paths_are_errors_and_the_rest_is_checked(poolproof, tmp_path):
    (tmp_path / "x.py").mkdir()
    (tmp_path / "x.py" / "inner.py").write_text(BROKEN)
    (tmp_path / "x.py" / "loop").symlink_to("..")
    (tmp_path / "self.py").symlink_to("self.py")
    done = poolproof("check", "--output-format", "json", "missing", "self.py", "x.py", "x.py")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert [each["path"] for each in report["findings"]] == ["x.py/inner.py"]
    assert [(e["path"], e["kind"]) for e in report["errors"]] == [
        ("missing", "input"),
        ("self.py", "input"),
    ]
    assert done.stderr.decode().startswith("error: missing: no such file or folder\n")


def _without_override():
    """What makes the permissions of files hold, even for root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("running as root, and there is no setpriv")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def test_what_may_not_be_read_is_an_error_and_the_rest_is_checked(poolproof, tmp_path):
    (tmp_path / "a.py").write_text(BROKEN)
    (tmp_path / "locked.py").write_text(BROKEN)
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "b.py").write_text(BROKEN)
    (tmp_path / "locked.py").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        command = [*_without_override(), *COMMAND]
        done = poolproof("check", "--output-format", "json", command=command)
    finally:
        (tmp_path / "shut").chmod(0o700)
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert [each["path"] for each in report["findings"]] == ["a.py"]
    assert [(e["path"], e["message"]) for e in report["errors"]] == [
        ("locked.py", "permission denied"),
        ("shut", "permission denied"),
    ]


def test_a_report_that_may_not_be_written_is_an_error(poolproof, tmp_path):
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut").chmod(0o500)
    done = poolproof("check", "-o", "shut/report", command=[*_without_override(), *COMMAND])
    assert done.returncode == 2
    assert done.stderr == b"error: shut/report: permission denied\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_error(poolproof, tmp_path):
    (tmp_path / "a.py").write_text(BROKEN)
    with Path("/dev/full").open("w") as full:
        done = poolproof("check", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"error: no space left on device\n"


def test_a_closed_output_is_no_error(poolproof, tmp_path):
    (tmp_path / "a.py").write_text(BROKEN)
    done = poolproof("check", command=["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND])
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("colour", ["never", "always"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_goes_away_is_no_error(tmp_path, environment, colour, form):
    for number in range(600):  # more than a pipe holds
        (tmp_path / f"{number}.py").write_text(BROKEN)
    with subprocess.Popen(
        [*COMMAND, "check", "--color", colour, "--output-format", form],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(300) == 1


@pytest.fixture
def interruptible():
    """Children notice an interrupt, even if whoever started the tests told them to ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_it_without_a_traceback(tmp_path, environment):
    os.mkfifo(tmp_path / "settings.toml")
    process = subprocess.Popen(
        [*COMMAND, "check", "--config", "settings.toml"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with (tmp_path / "settings.toml").open("w"):  # returns when the command reads its settings
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=300)
    assert process.returncode == 130
    assert (out, err.strip()) == (b"", b"")


def on_a_terminal(arguments, **options):
    """Run the command on a terminal of its own and return what it shows.

    Without the other stream, whose progress bar depends on how fast the machine is.
    """
    master, slave = pty.openpty()
    try:
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=subprocess.DEVNULL,
            **options,
        )
    finally:
        os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # how Linux says that the other end was closed
            break
        if not part:
            break
        shown += part
    os.close(master)
    return process.wait(300), shown.decode()


def test_a_terminal_gets_colours_and_links(tmp_path, environment):
    (tmp_path / "a.py").write_text(BROKEN)
    env = {**environment, "TERM": "xterm-256color"}
    status, shown = on_a_terminal(["check"], cwd=tmp_path, env=env)
    assert status == 1
    assert "\x1b[1;31mPP900\x1b[0m" in shown
    assert f"{(tmp_path / 'a.py').as_uri()}\x1b\\" in shown
    bare = re.sub(r"\x1b\][^\x1b]*\x1b\\|\x1b\[[\d;]*m", "", shown)
    assert bare.startswith("a.py:1:8: PP900 unreadable-file")
    assert "\x1b" not in bare
    for extra in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_a_terminal(["check"], cwd=tmp_path, env={**env, **extra})[1]


def test_a_narrow_terminal_is_not_overrun(tmp_path, environment):
    (tmp_path / "a.py").write_text(f"Pool = {'x' * 200}(\n# ray\n")
    env = {**environment, "TERM": "dumb", "COLUMNS": "50"}
    _, shown = on_a_terminal(["check", "-q"], cwd=tmp_path, env=env)
    assert max(map(len, shown.splitlines())) <= 50


def test_a_stream_without_unicode_gets_plain_signs(poolproof, tmp_path):
    (tmp_path / "a.py").write_text("é = 'Pool'; (\n# ray\n", "utf-8")
    done = poolproof("check", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert b"1 | ? = 'Pool'; (" in done.stdout


def test_names_that_are_not_text_can_be_shown(poolproof, tmp_path):
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b.py")).write_text(BROKEN)
    except OSError:
        pytest.skip("the file system takes only text")
    done = poolproof("check")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert poolproof("check", "--show-files").returncode == 0
    assert len(places(poolproof("check", "--output-format", "json"))) == 1


def test_a_working_directory_that_is_gone_is_an_error(poolproof, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    script = 'rmdir "$PWD" && exec "$@"'
    done = poolproof("check", command=["sh", "-c", script, "sh", *COMMAND], cwd=gone)
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: ")
    assert b"Traceback" not in done.stderr


def test_nothing_slow_is_imported_for_files_without_a_pool(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n")
    code = (
        "import sys; from poolproof.cli.app import run; status = run(['check', sys.argv[1]]);"
        "slow = ('libcst', 'rich', 'pathspec', 'tomllib', 'poolproof.analysis',"
        " 'poolproof_rules.lifecycle', 'poolproof_rules.hygiene', 'poolproof_rules.waits',"
        " 'poolproof.solution', 'poolproof.rewriting', 'poolproof.rule', 'poolproof.report.text',"
        " 'poolproof.caching.store', 'importlib.metadata', 'platformdirs', 'hashlib', 'pickle',"
        " 'shutil', 'tempfile', 'json', 'multiprocessing', 'concurrent.futures', 'asyncio');"
        "print(status, [name for name in slow if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stderr == "0 []\n"


def test_rules_have_pages_even_where_docstrings_are_left_out(poolproof, tmp_path):
    (tmp_path / "a.py").write_text("from multiprocessing import Pool\nPool().map(len, [])\n")
    env = {"PYTHONOPTIMIZE": "2"}
    assert poolproof("check", env=env).returncode == 1
    assert b"\nWhy it bites" in poolproof("explain", "PP101", env=env).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(poolproof, shell):
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("click asks bash for its version")
    done = poolproof(env={"_POOLPROOF_COMPLETE": f"{shell}_source"})
    assert done.returncode == 0
    assert b"_POOLPROOF_COMPLETE" in done.stdout


def test_codes_and_names_are_completed(poolproof):
    env = {"_POOLPROOF_COMPLETE": "bash_complete", "COMP_WORDS": "poolproof explain unr"}
    done = poolproof(env={**env, "COMP_CWORD": "2"})
    assert b"unreadable-file" in done.stdout


def test_each_file_is_told_of_once(poolproof, tmp_path):
    """Several waves lead to a file that has its process class from another."""
    texts = {
        "app/__init__.py": "",
        "app/utils.py": "import multiprocessing as mp\n\n\nclass Process(mp.Process):\n"
        "    def run(self):\n        print(self.name)\n        super().run()\n",
        "app/events.py": "from multiprocessing import Queue\n\n\nclass Exchange:\n"
        "    def __init__(self):\n        self.box = Queue()\n\n"
        "    def run(self):\n        while self.box.get() != 'stop':\n            print('more')\n",
        "app/start.py": "from app.events import Exchange\nfrom app.utils import Process\n\n\n"
        "def start(args):\n    exchange = Exchange()\n"
        "    Process(name='x', target=exchange.run).start()\n    exchange.box.put('a')\n",
        "app/cli.py": "from app.start import start\n\n\ndef main():\n    start(3)\n",
        "tests/test_utils.py": "from app.utils import Process\n\n\n"
        "def test_process():\n    Process(target=lambda: print(3)).start()\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    done = poolproof("check", "--isolated", "--no-cache", "--output-format", "json", ".")
    assert places(done) == [("app/start.py", 7, 5, "PP309")]
