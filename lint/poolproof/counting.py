"""What became of each pool, task and result, counted: silence must not look like proof."""

from __future__ import annotations

from collections import Counter

from poolproof.finding import Statistics
from poolproof.solution import (
    ALL_PARTS,
    ModuleSolution,
    Outcome,
    Part,
    Verdict,
    follows_tasks,
)


def count(solution: ModuleSolution, parts: frozenset[Part] = ALL_PARTS) -> Statistics:
    """Count the pools of one module by their fates, its submissions and their results.

    ``parts`` are those of the solution that were worked out.
    """
    if solution.unreadable is not None:
        return Statistics()
    fates = Counter(site.fate.verdict for site in solution.sites)
    given_up = (site.fate for site in solution.sites if site.fate.verdict is Verdict.GIVEN_UP)
    return Statistics(
        analysed=1,
        pools=len(solution.sites),
        proven=fates[Verdict.RELEASED],
        flagged=fates[Verdict.LEAKED],
        given_up=fates[Verdict.GIVEN_UP],
        reasons=dict(Counter(fate.reason or "no reason given" for fate in given_up)),
        submissions=len(solution.submissions) if follows_tasks(parts) else None,
        unresolved=dict(
            Counter(each.unresolved for each in solution.submissions if each.unresolved)
        ),
        results=len(solution.works) if Part.RESULTS in parts else None,
        fetched=sum(work.outcome is Outcome.FETCHED for work in solution.works),
        unfollowed=dict(
            Counter(work.reason for work in solution.works if work.outcome is Outcome.GIVEN_UP)
        ),
    )
