"""Code with pools in any amount, to measure how the time grows."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

_HEAD = "from multiprocessing import Pool\n\n\n"
_WORK = """\
def work{0}(items):
    with Pool(4) as pool:
        found = pool.map(str, items)
    total = 0
    for item in found:
        if item:
            total += len(item)
    return total


"""


class Samples(Struct, frozen=True):
    """Writes files below a folder and returns where they are."""

    folder: Path

    def plain(self) -> Path:
        """A file without pools."""
        return self._write("plain.py", "def double(x):\n    return 2 * x\n" * 50)

    def files(self, number: int) -> Path:
        """A folder of files of 300 lines, with 30 pools each."""
        for each in range(number):
            self._write(f"files{number}/module{each}.py", _HEAD + _works(30))
        return self.folder / f"files{number}"

    def lines(self, number: int) -> Path:
        """A file of that many lines, with a pool in every tenth."""
        return self._write(f"lines{number}.py", _HEAD + _works(number // 10))

    def pools(self, number: int) -> Path:
        """A function with that many pools, one after the other."""
        life = "    p{0} = Pool(2)\n    p{0}.map(str, items)\n    p{0}.close()\n    p{0}.join()\n"
        body = "".join(life.format(each) for each in range(number))
        return self._write(f"pools{number}.py", f"{_HEAD}def work(items):\n{body}")

    def depth(self, number: int) -> Path:
        """A pool that that many functions hand on."""
        hops = "".join(
            f"def get{each}():\n    return get{each - 1}()\n\n\n" for each in range(1, number)
        )
        text = f"{_HEAD}def get0():\n    return Pool(2)\n\n\n{hops}"
        use = f"def work():\n    pool = get{number - 1}()\n    pool.close()\n    pool.join()\n"
        return self._write(f"depth{number}.py", text + use)

    def branches(self, number: int) -> Path:
        """A pool that lives through that many branches."""
        body = "".join(f"    if items[{each}]:\n        note({each})\n" for each in range(number))
        head, end = f"{_HEAD}def work(items):\n", "    pool.close()\n    pool.join()\n"
        return self._write(f"branches{number}.py", f"{head}    pool = Pool(2)\n{body}{end}")

    def tasks(self, number: int) -> Path:
        """A task that comes to an endless loop through that many functions."""
        hops = "".join(
            f"def task{each}(x):\n    return task{each - 1}(x)\n\n\n" for each in range(1, number)
        )
        text = f"{_HEAD}def task0(x):\n    while True:\n        x.get()\n\n\n{hops}"
        use = "def work(items):\n    with Pool(2) as pool:\n"
        use += f"        pool.map(task{number - 1}, items)\n"
        return self._write(f"tasks{number}.py", text + use)

    def _write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def _works(number: int) -> str:
    return "".join(_WORK.format(each) for each in range(number))
