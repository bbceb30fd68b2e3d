"""Pool states as text, behind the lines of the source."""

from pathlib import Path
from textwrap import dedent

from poolproof.inspection.rendering import render_states
from poolproof.inspection.lines import logical_lines
from poolproof.source.unit import SourceUnit
from poolproof_rules.protocols import multiprocessing


class NoCorpus:
    def files(self):
        return []

    def load(self, path):
        return None

    def search(self, words, below=None):
        return []


def shown(text):
    unit = SourceUnit("m.py", Path("/nowhere/m.py"), dedent(text))
    return render_states(unit, NoCorpus(), multiprocessing.PROTOCOLS)


def test_stages_of_results_stand_beside_the_states():
    text = shown("""\
        from multiprocessing import Pool

        def f(work, xs):
            with Pool(2) as pool:
                one = pool.apply_async(work, xs)
                one.get()
                pool.imap(work, xs)
            print(one)
        """)
    assert text == dedent("""\
        from multiprocessing import Pool

        def f(work, xs):
            with Pool(2) as pool:  # pool: open
                one = pool.apply_async(work, xs)  # one: pending
                one.get()  # one: settled
                pool.imap(work, xs)  # <line 7>: lost; pool: released
            print(one)
        """)


def test_states_stand_behind_the_lines_that_change_them():
    text = shown("""\
        from multiprocessing import Pool

        def f(c, xs):
            pool = Pool(
                4,
            )
            print(xs)
            if c:
                pool.close()
            x = 1
            pool = None
            return xs

        def g(c):
            one = Pool(1); two = Pool(2)
            if c:
                return one, two
            two.terminate()
            Pool(3).map(len, [])
        """)
    assert text == dedent("""\
        from multiprocessing import Pool

        def f(c, xs):
            pool = Pool(
                4,
            )  # pool: open
            print(xs)
            if c:
                pool.close()  # pool: closed
            x = 1  # pool: open|closed
            pool = None  # <line 4>: open|closed
            return xs

        def g(c):
            one = Pool(1); two = Pool(2)  # one: open; two: open
            if c:
                return one, two  # one: kept (returned to the caller); two: kept (returned to the caller)
            two.terminate()  # one: open; two: released
            Pool(3).map(len, [])  # <line 19>: open
        """)


def test_a_text_without_pools_stays_as_it_is():
    text = "x = 1\r\n# no pool here\n\n\ndef f():\n    pass"
    assert shown(text).splitlines() == text.splitlines()


def test_too_many_paths_are_said():
    ifs = "".join(f"    p{n} = None\n    if c[{n}]: p{n} = Pool(2)\n" for n in range(40))
    ends = "".join(f"    if p{n} is not None: p{n}.terminate()\n" for n in range(40))
    text = shown(f"from multiprocessing import Pool\ndef f(c):\n{ifs}{ends}")
    assert text.split("\n")[1] == "def f(c):  # too many paths to follow"


def test_logical_lines():
    text = dedent("""\
        x = 1

        # a remark
        y = (1,
             2)
        if x: y = 2; z = 3
        for a in (1,
                  2):
            b = '''
            '''
        """)
    assert logical_lines(text) == {1: 1, 4: 5, 5: 5, 6: 6, 7: 8, 8: 8, 9: 10, 10: 10}


def test_lines_up_to_what_cannot_be_read():
    assert logical_lines("x = 1\ny = (1,\n")[1] == 1
