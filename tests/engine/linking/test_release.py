"""An analysis that is let go of is gone at once: its parts hold no cycles."""

import gc
from pathlib import Path

from poolproof import registry
from poolproof.linking.meanings import Module
from poolproof.settings import Settings
from poolproof.solving import Solver
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import SourceFile

ORPHANS = Path(__file__).parents[2] / "rules" / "orphans"
TEXT = """\
import multiprocessing as mp


def work(queue):
    try:
        with open("x") as file:
            while True:
                file.write(queue.get())
    finally:
        queue.close()


class Owner:
    def __init__(self):
        self.queue = mp.Queue()
        self.pool = mp.Pool(2)

    def run(self):
        mp.Process(target=work, args=(self.queue,)).start()
        results = [self.pool.apply_async(work, (self.queue,)) for _ in range(3)]
        return [result.get() for result in dict(results=results).get("results", [])]
"""


def test_no_module_is_left_to_the_collector(tmp_path):
    path = tmp_path / "owner.py"
    path.write_text(TEXT, encoding="utf-8")
    file = SourceFile("owner.py", str(path))
    found = registry.load()
    corpus = ProjectCorpus(lambda: (file,), cwd=str(tmp_path))
    solver = Solver(corpus, found.protocols, found.waits, Settings(Path(tmp_path)))
    gc.collect()
    gc.disable()
    try:
        solved = solver.solve(file)
        assert solved.solution.sites
        assert solved.solution.hazards
        assert _modules(path)
        solver._analysis.release()
        del solver._analysis
        assert not _modules(path)
    finally:
        gc.enable()


def test_nor_is_any_of_those_that_the_rules_are_tried_on():
    found = registry.load()
    paths = sorted(ORPHANS.glob("*/*.py"))
    files = [SourceFile(path.name, str(path)) for path in paths if "getters" in path.name]
    files += [SourceFile(path.name, str(path)) for path in paths[::9]]
    gc.collect()
    gc.disable()
    try:
        for file in files:
            corpus = ProjectCorpus(lambda file=file: (file,), cwd=str(ORPHANS))
            solver = Solver(corpus, found.protocols, found.waits, Settings(ORPHANS))
            solver.solve(file)
            solver._analysis.release()
            del solver._analysis
        left = {each.path.name for each in gc.get_objects() if isinstance(each, Module)}
        assert left.isdisjoint(file.shown for file in files)
    finally:
        gc.enable()


def _modules(path):
    return [each for each in gc.get_objects() if isinstance(each, Module) and each.path == path]
