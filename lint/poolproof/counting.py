"""What became of each pool, task and result, counted: silence must not look like proof."""

from __future__ import annotations

from collections import Counter

from poolproof.finding import Statistics
from poolproof.solution import ModuleSolution, Outcome, Verdict


def count(solution: ModuleSolution) -> Statistics:
    """Count the pools of one module by their fates, its submissions and their results."""
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
        submissions=len(solution.submissions),
        unresolved=dict(
            Counter(each.unresolved for each in solution.submissions if each.unresolved)
        ),
        results=len(solution.works),
        fetched=sum(work.outcome is Outcome.FETCHED for work in solution.works),
        unfollowed=dict(
            Counter(work.reason for work in solution.works if work.outcome is Outcome.GIVEN_UP)
        ),
    )
