"""Commands: which programs are over at once, as they only ask the machine or change an entry."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from poolproof.syntax.scopes import Assigned, Binding, Bound
from poolproof.tasks.evaluation.values import Collection, Constant, Value

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.values import Context, Outside

_QUICK = frozenset(
    {"amixer", "arp", "basename", "bjobs", "bkill", "blkid", "brctl", "bridge", "cat", "cd",
     "chgrp", "chmod", "chown", "clear", "cls", "cp", "date", "dbus-send", "df", "dirname",
     "dmesg", "dmidecode", "echo", "ethtool", "export", "false", "file", "findmnt", "free",
     "fuser", "getconf", "getent", "groups", "gsettings", "hostname", "hostnamectl", "id",
     "ifconfig", "insmod", "ioreg", "ip6tables", "ipconfig", "iptables", "iw", "iwconfig", "kill",
     "killall", "killpg", "ldconfig", "ldd", "ln", "loginctl", "ls", "lsb_release", "lsblk",
     "lscpu", "lsmod", "lsof", "lspci", "lsusb", "mkdir", "mkfifo", "mktemp", "modprobe", "mount",
     "mv", "netstat", "nmcli", "notify-send", "nproc", "nvidia-smi", "pacmd", "pactl", "pbcopy",
     "pgrep", "pidof", "pkill", "pmset", "printenv", "printf", "ps", "pwd", "qdel", "qstat",
     "raspi-gpio", "readlink", "realpath", "rfkill", "rm", "rmdir", "rmmod", "rocm-smi", "route",
     "sacct", "scancel", "set", "setxkbmap", "sinfo", "squeue", "ss", "stat", "stty", "sw_vers",
     "swapoff", "swapon", "sync", "sysctl", "system_profiler", "systeminfo", "taskkill",
     "tasklist", "tc", "test", "title", "touch", "tput", "true", "tty", "type", "ulimit", "umask",
     "umount", "uname", "unlink", "uptime", "vcgencmd", "vm_stat", "w", "where", "whereis",
     "which", "who", "whoami", "wl-copy", "wmctrl", "wmic", "xclip", "xdotool", "xdpyinfo",
     "xprop", "xrandr", "xsel", "xset", "clinfo", "rocminfo"}
)  # fmt: skip
# Programs that are over with what comes to them, but may have a large file to read.
_FILTERS = frozenset({"awk", "cut", "egrep", "grep", "head", "sed", "sort", "tr", "uniq", "wc"})
# Where files are short that say how the machine is and is set up.
_SHORT = ("/proc/", "/sys/", "/etc/")
# Programs that are over with the file that they are given.
_FINITE = frozenset(
    {"bunzip2", "bzip2", "cksum", "du", "gunzip", "gzip", "lz4", "md5sum", "sha1sum", "sha256sum",
     "sha512sum", "unxz", "unzip", "unzstd", "xz", "zip", "zstd"}
)  # fmt: skip
# Programs that say what is written at the beginning of a file, about the rest of it.
_VIEWERS = frozenset({"exiftool", "exiv2", "ffprobe", "gdalinfo", "identify", "mediainfo", "soxi"})
# What a program does at once that does other things too.
_AT_ONCE = {
    "git": frozenset(
        {"rev-parse", "describe", "symbolic-ref", "config", "status", "branch", "log", "show-ref",
         "name-rev", "rev-list", "ls-files", "diff", "--version", "add", "init", "tag", "show",
         "cat-file", "merge-base", "remote", "reset", "stash"}
    ),
    "docker": frozenset(
        {"ps", "inspect", "images", "info", "version", "kill", "rm", "port", "rename", "tag"}
    ),
    "systemctl": frozenset(
        {"is-active", "is-enabled", "is-failed", "status", "show", "kill", "start", "stop",
         "restart", "reload", "enable", "disable", "mask", "unmask", "daemon-reload"}
    ),
    "tmux": frozenset({"ls", "has-session", "kill-session", "send-keys", "kill-server"}),
    "adb": frozenset({"devices", "version", "get-state", "forward", "disconnect", "kill-server"}),
    "ip": frozenset({"addr", "link", "route", "neigh", "netns"}),
    "pip": frozenset({"freeze", "list", "show"}),
    "conda": frozenset({"info", "list"}),
}  # fmt: skip
# What runs another program as it stands there, and the options of it that take a value.
_BEFORE = {"sudo": ("-u", "-g"), "nice": ("-n",), "env": ("-u",), "nohup": (), "command": ()}
# What hands a file to another program and is over, unless it is told to wait for that.
_LAUNCHING = {"open": "-W", "xdg-open": None, "gnome-open": None, "start": "/wait"}
# What ends by itself after a time that it is given, by these options, or as its first word.
_DEADLINES = {
    "timeout": (), "gtimeout": (), "sleep": (), "curl": ("-m", "--max-time"),
    "nc": ("-w",), "ncat": ("-w",), "netcat": ("-w",), "ping": ("-c", "-w", "-n"),
}  # fmt: skip
# Where a shell takes what a program reads, or puts what it says: ``2>&1``, ``&> log``.
_REDIRECTED = re.compile(r"[\d&]?>>?\s*(&\d|[^\s;&|]+)|<\s*[^\s;&|<]+")
_NUMBER = re.compile(r"\d+(\.\d+)?[smh]?$")
_SETTING = frozenset({"ionice", "renice", "taskset", "chrt"})
_VERSION = frozenset({"--version", "-version", "-V", "--help", "-h", "-codecs", "-encoders"})
# What says where and how the commands behind it run.
_PREPARING = frozenset({"cd", "export", "set", "ulimit", "umask"})
# Where the text of a command has a hole, so that no word is taken for what it is only a part of.
_HOLE = "\0"


def runs_quick(made: Outside) -> bool:
    """Whether what a call made is a quick program."""
    return made.origin is not None and is_quick(made.origin.call, made.origin.context)


def is_quick(
    call: ast.Call, context: Context, may_be: Callable[[ast.expr], bool] | None = None
) -> bool:
    """Whether a call of ``subprocess`` or ``os`` that starts a program only starts quick ones.

    ``may_be`` says which of the values that are assigned to a variable it may ever have.
    """
    named = [k.value for k in call.keywords if k.arg in ("args", "cmd", "command")]
    given = [*call.args[:1], *named][:1]
    if any(k.arg in ("stdin", "input") for k in call.keywords) and any(
        (_Speller(context).spell(node).split() or [""])[0] in _FILTERS for node in given
    ):
        return True  # it is over with what it is given to read
    return any(_is_nothing(node) or _are_quick(_spellings(node, context, may_be)) for node in given)


def _are_quick(texts: list[str]) -> bool:
    """Whether each of several commands is quick; empty ones are what is said before a choice."""
    said = [text for text in texts if text.strip()]
    return bool(said) and all(map(_is_quick, said))


def _spellings(
    node: ast.expr, context: Context, may_be: Callable[[ast.expr], bool] | None
) -> list[str]:
    """What an expression may spell: what a variable does wherever it is set, if it is set twice."""
    if isinstance(node, ast.IfExp):
        both = (_spellings(each, context, may_be) for each in (node.body, node.orelse))
        return [text for texts in both for text in texts]
    if isinstance(node, ast.Name) and not context.parameter(node.id):
        found = context.module.names.scope_of(context.function).lookup(node.id)
        bindings = found[1] if found is not None else []
        values = [each.value for each in bindings if isinstance(each, Assigned)]
        if len(bindings) == 1:
            values = _items(bindings[0])
        if values and (len(values) == len(bindings) or len(bindings) == 1):
            told = [each for each in values if may_be is None or may_be(each)]
            return [_Speller(context).spell(each) for each in told or values]
    return [_Speller(context).spell(node)]


def _items(binding: Binding) -> list[ast.expr]:
    """What a variable is in turn: ``for command in ["rm a", "rm b"]``."""
    source = binding.source if isinstance(binding, Bound) and binding.taken == ("item",) else None
    return source.elts if isinstance(source, (ast.List, ast.Tuple)) else []


def _is_nothing(node: ast.expr) -> bool:
    """``os.system("")`` only sets the terminal up; what is put together later is not known."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.strip()


def _is_quick(text: str) -> bool:
    text = _REDIRECTED.sub(" ", text)
    commands = [command for command in re.split(r"[;&\n]+|\|\|", text) if command.strip()]
    return bool(commands) and all(map(_is_quick_pipe, commands))


def _is_quick_pipe(command: str) -> bool:
    """Whether a program is quick, and so are those that only get what it says."""
    first, *rest = [part.split() for part in command.split("|") if part.strip()] or [[]]
    if rest and rest[-1][0] == "head" and not {"-f", "-F", "--follow"} & set(first):
        return True  # it stops the others when it has seen enough
    # What ``cat`` says is all that a file has.
    short = bool(first) and (first[0] != "cat" or _reads_short(first))
    filtering = ((short and words[0] in _FILTERS) or _is_over_at_once(words) for words in rest)
    return bool(first) and _is_over_at_once(first) and all(filtering)


def _is_over_at_once(words: list[str]) -> bool:
    program = words[0].rpartition("/")[2]
    if program in _BEFORE:
        rest = _behind(words, _BEFORE[program])
        return bool(rest) and _is_over_at_once(rest)
    if program in _AT_ONCE:
        return any(word in _AT_ONCE[program] for word in words[1:4])
    if program in _DEADLINES:
        return _has_deadline(words[1:], _DEADLINES[program])
    if program in _SETTING:
        return "-p" in words  # what it is told to run is another matter
    if program in _LAUNCHING:
        return _LAUNCHING[program] not in {
            word.lower() if word[:1] == "/" else word for word in words
        }
    if program in _FILTERS and _reads_short(words):
        return True
    asks = len(words) > 1 and words[1] in _VERSION
    return asks or program.removesuffix(".exe").lower() in _QUICK | _FINITE | _VIEWERS


def _reads_short(words: list[str]) -> bool:
    """Whether a program is told to read files of the system."""
    return any(word.startswith(_SHORT) for word in words[1:])


def _behind(words: list[str], valued: tuple[str, ...]) -> list[str]:
    """The program, with its words, that another one runs."""
    rest = words[1:]
    while rest and (rest[0].startswith("-") or "=" in rest[0]):
        rest = rest[2 if rest[0] in valued else 1 :]
    return rest


def _has_deadline(words: list[str], options: tuple[str, ...]) -> bool:
    """Whether a program is told how long it may take: ``timeout 30 ...``, ``curl -m 30 ...``."""
    if not options:
        return any(_NUMBER.match(word) or word == _HOLE for word in words[:3])
    return any(word in options or word.startswith(options) for word in words)


def _written(value: Value) -> str:
    """What a value spells that a function was given."""
    if isinstance(value, Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, Collection) and not value.repeated:
        return " ".join(_written(next(iter(i))) if len(i) == 1 else _HOLE for i in value.items)
    return _HOLE


class _Speller:
    """Says what an expression spells, as far as it is written out."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names: list[str] = []

    def spell(self, node: ast.expr) -> str:
        """The text, with holes for what is not known."""
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else _HOLE
        if isinstance(node, ast.JoinedStr):
            return "".join(map(self.spell, node.values))
        if isinstance(node, ast.FormattedValue):
            return self.spell(node.value)
        if isinstance(node, (ast.List, ast.Tuple)):
            return " ".join(map(self.spell, node.elts))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self.spell(node.left) + self.spell(node.right)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            right = node.right.elts if isinstance(node.right, ast.Tuple) else [node.right]
            return self._filled(r"%\w", self.spell(node.left), right)
        if isinstance(node, ast.Name):
            return self._name(node.id)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            return self._method(node, node.func)
        return _HOLE

    def _name(self, name: str) -> str:
        """What a variable spells that is bound once, or only added to."""
        given = self.context.parameter(name)
        if given:
            return _HOLE if len(given) > 1 else _written(next(iter(given)))
        found = self.context.module.names.scope_of(self.context.function).lookup(name)
        if found is None or name in self.names:
            return _HOLE
        (binding, *more) = found[1]
        if not isinstance(binding, Assigned) or any(each != Bound() for each in more):
            return _HOLE
        self.names.append(name)
        text = self.spell(binding.value)
        if more and text.split()[:1] and text.split()[0] in _PREPARING:
            return _HOLE  # another command is added
        return f"{text} {_HOLE}" if more else text  # after ``name += more``

    def _filled(self, place: str, text: str, given: Sequence[ast.expr]) -> str:
        """A text with what its places are filled with, one after the other."""
        parts = iter(given)

        def fill(_: re.Match[str]) -> str:
            part = next(parts, None)
            return _HOLE if part is None else self.spell(part)

        return re.sub(place, fill, text)

    def _method(self, node: ast.Call, func: ast.Attribute) -> str:
        """What a method of a string spells, and ``shlex.split``."""
        owner = self.spell(func.value)
        if func.attr == "format":
            return re.sub(r"\{[^}]*\}", _HOLE, self._filled(r"\{\}", owner, node.args))
        if func.attr == "split" and getattr(func.value, "id", "") != "shlex":
            return owner
        if func.attr in ("join", "split") and node.args and owner in (_HOLE, " "):
            return self.spell(node.args[0])
        return _HOLE
