"""What the condition of a loop shows that it goes on for."""

import ast

import pytest

from poolproof.tasks.conduct.causes import Goal
from poolproof.tasks.conduct.leaving.goals import goal

GOALS = {
    "not stop.is_set()": Goal.SET,
    "not self.events['stop'].isSet()": Goal.SET,
    "not shared.stop.value": Goal.SET,
    "shared.stop.value == 0": Goal.SET,
    "shared.stop.value is False": Goal.SET,
    "done.value < len(jobs)": Goal.ENOUGH,
    "self.done[0].value <= 3 and alive": Goal.ENOUGH,
    "stop.is_set()": None,
    "not stop.is_set() and jobs": None,
    "not stop().is_set()": None,
    "not stop.is_set(1)": None,
    "shared.stop.value == 1": None,
    "shared.stop.value == ''": None,
    "3 < done.value": None,
    "done.value > 3": None,
    "done < 3": None,
    "done.value < 3 or alive": None,
    "True": None,
}


@pytest.mark.parametrize(("condition", "expected"), GOALS.items())
def test_what_a_loop_goes_on_for_is_seen_by_its_condition(condition, expected):
    (loop,) = ast.parse(f"while {condition}:\n    pass\n").body
    assert goal(loop) is expected


def test_other_loops_have_no_goal():
    (loop,) = ast.parse("for job in jobs:\n    pass\n").body
    assert goal(loop) is None
