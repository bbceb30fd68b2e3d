"""Company: the tasks that are submitted together, and what they do for each other.

Who takes what one gives ends its wait, if the latter needs nobody who is not there: of all that are
submitted together those are left out which do, until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from poolproof.linking.meanings import FunctionRef, Module
from poolproof.tasks.conduct.causes import Cause, CauseKind, Conduct, Ender
from poolproof.tasks.conduct.conducts import Conducts
from poolproof.tasks.conduct.contact.channels import Act, Channel, Use
from poolproof.tasks.conduct.contact.contacts import Contact, Deed, hangs_up, reaching
from poolproof.tasks.conduct.leaving.settled import wants_setting
from poolproof.tasks.conduct.waiting import WaitKind
from poolproof.tasks.orphans.needs import brings, counts_up, holds, is_put, needed, takes_turns
from poolproof.tasks.orphans.usage import met, usages

_HOLDING = frozenset({CauseKind.ENDLESS, CauseKind.SWALLOWED, CauseKind.SENTINEL, CauseKind.WAIT})
_GIVING = ("put", "put_nowait", "set", "send", "notify", "notify_all", "release")
# What has no ends: whoever gives something to it may get it back.
_COMMON = frozenset({"Queue", "JoinableQueue", "SimpleQueue", "Event", "Condition", "Semaphore"})
# Over what workers that run the same talk to each other, and not to who gives them work.
_OF_PEERS = ("redis", "socket")
_SPEAKING = ("send", "send_bytes", "recv", "recv_bytes")


class Member(Struct, frozen=True):
    """One task beside others, with what could hold it up for good.

    ``home`` is where it is submitted, ``many`` is 2 if it is given to any number of workers.
    """

    ref: FunctionRef
    conduct: Conduct
    home: Module
    many: int = 1

    def needs(self) -> Iterator[Cause]:
        """The causes that others would have to end."""
        return (each for each in self.conduct.causes if each.kind in _HOLDING and holds(each))


class Company(Struct):
    """The tasks that are submitted together, and which of them do without the main process."""

    tasks: list[Member]
    modules: tuple[Module, ...]
    conducts: Conducts
    taking: list[Member] = field(default_factory=list)
    giving: list[Member] = field(default_factory=list)
    serving: list[Member] = field(default_factory=list)
    _met: list[Contact] | None = None

    @classmethod
    def of(cls, tasks: list[Member], modules: tuple[Module, ...], conducts: Conducts) -> Company:
        """Leave out whoever needs somebody that is not there, until nothing changes."""
        company = cls(tasks, modules, conducts)
        company.serving = [t for t in tasks if not (t.conduct.guards or t.conduct.looks)]
        company.giving = list(company.serving)
        # Who takes may do so for ever, unless it cannot pass on what it took.
        company.taking = list(company.giving)
        while len(left := [t for t in company.taking if company.frees(t, puts=True)]) < len(
            company.taking
        ):
            company.taking = left
        while len(left := [t for t in company.giving if company.frees(t, puts=False)]) < len(
            company.giving
        ):
            company.giving = left
        return company

    def frees(self, task: Member, *, puts: bool) -> bool:
        """Whether others end all that holds a task up, or all its waits for room."""
        return all(self.serves(each, task.ref) for each in task.needs() if is_put(each) or not puts)

    def serves(self, cause: Cause, task: FunctionRef) -> bool:
        """Whether some other task does at a channel what the cause needs."""
        wanted = needed(cause)
        return (
            self._is_answered(cause, task)
            or self._is_spoken_to(cause, task)
            or self._is_reached(cause, task)
            or self._is_met_by_peers(cause, task)
            or self._is_supplied(cause, task)
            or self._is_worked_off(cause, task)
            or self._is_settled(cause, task)
            or any(
                any(map(use.channel.covers, cause.channels)) and brings(use, wanted, cause)
                for other in (self.taking if Act.TAKES in wanted else self.giving)
                if _is_another(other, cause, task) and not _tries_in_vain(cause, other)
                for use in other.conduct.uses
            )
        )

    def _is_answered(self, cause: Cause, task: FunctionRef) -> bool:
        """Whether a server beside the task answers its requests, as it may do for ever."""
        return cause.kind is CauseKind.WAIT and any(
            use.act in (Act.GIVES, Act.ENDS) and use.channel.answers(asking)
            for asking in cause.channels
            for other in self.serving
            if other.ref != task
            for use in other.conduct.uses
        )

    def _is_spoken_to(self, cause: Cause, task: FunctionRef) -> bool:
        """Whether a pipe has the task at one end, another at the other, and nobody else."""
        return any(
            _speaks(own, pipe) and _speaks(other, pipe) and not self.outside(pipe, _SPEAKING)
            for pipe in cause.channels
            if pipe.maker == "Pipe"
            for own in self.serving
            if own.ref == task
            for other in self.serving
            if other is not own
        )

    def _is_reached(self, cause: Cause, task: FunctionRef) -> bool:
        """Whether another gives over a medium what a wait takes from it.

        What a loop goes on taking until it is told to stop has to come from somebody who ends, or
        says something constant; if nobody but tasks gives anything, it is one of them.
        """
        if cause.taken is None or cause.kind is not CauseKind.WAIT:
            return False
        own = [each for t in self.tasks if t.ref == task for each in t.conduct.contacts]
        if hangs_up(cause.taken, own, self._elsewhere):
            return True
        for other in self.serving:
            deeds = reaching(cause.taken, own, other.conduct.contacts)
            if not deeds or not _does_without(other, cause.taken):
                continue
            alone = not reaching(cause.taken, own, self._elsewhere)
            is_peer = other.many > 1 and alone and cause.taken.medium in _OF_PEERS
            if other.ref == task and not is_peer:
                continue
            closes = Deed.LISTENS in deeds and Deed.ENDS in deeds
            goes_on = any(need.kind is CauseKind.ENDLESS for need in other.needs())
            if not cause.told or closes:
                return True
            if not goes_on and (Deed.ENDS in deeds or alone):
                return True
        return False

    def _is_met_by_peers(self, cause: Cause, task: FunctionRef) -> bool:
        """Whether workers that run the same give each other what they wait for, and nobody else."""
        alone = cause.kind is CauseKind.WAIT and not cause.told
        return (alone or counts_up(cause) or takes_turns(cause)) and any(
            use.channel in cause.channels
            and (use.channel.maker in _COMMON or use.act is Act.SETS)
            and use.act in needed(cause)
            and not self.outside(use.channel, _GIVING)
            for peer in self.serving
            if peer.ref == task and peer.many > 1
            for use in peer.conduct.uses
        )

    def _is_supplied(self, cause: Cause, task: FunctionRef) -> bool:
        """Whether another goes on giving what a wait takes, by what it takes from other tasks."""
        return (
            cause.kind is CauseKind.WAIT
            and not cause.told
            and any(
                use.channel in cause.channels and use.act in needed(cause) - {Act.TAKES}
                for other in self.serving
                if other.ref != task and self._goes_on(other)
                for use in other.conduct.uses
            )
        )

    def _is_worked_off(self, cause: Cause, task: FunctionRef) -> bool:
        """Whether another takes from a queue, and says so of each item, until all is done."""
        wait = cause.wait if cause.kind is CauseKind.WAIT else None
        if wait is None or not all(call.endswith("().join") for call in wait.calls):
            return False
        return any(
            use.channel in cause.channels and use.act is Act.TAKES
            for other in self.taking
            if other.ref != task and self._says_done(other)
            for use in other.conduct.uses
        )

    def _is_settled(self, cause: Cause, task: FunctionRef) -> bool:
        """Whether another sets what a loop looks at, and goes on for ever."""
        return wants_setting(cause) and any(
            channel.covers(looked)
            for other in self.serving
            if other.ref != task and other.conduct.settled and self._goes_on(other)
            for channel in other.conduct.settled
            for looked in cause.channels
        )

    def _says_done(self, member: Member) -> bool:
        bodies = (self.conducts.body(ref) for ref in member.conduct.touched)
        calls = (call for body in bodies for call in body.calls.values())
        return any(getattr(call.func, "attr", "") == "task_done" for call in calls)

    def _goes_on(self, member: Member) -> bool:
        """Whether a task has a loop of its own, and takes nothing there but from other tasks."""
        needs = list(member.needs())
        loops = [need for need in needs if need.kind in (CauseKind.ENDLESS, CauseKind.SENTINEL)]
        taken = {use.channel for use in member.conduct.uses if use.act is Act.TAKES}
        return (
            bool(loops)
            and len(loops) == len(needs)
            and all(need.wait is None or taken for need in loops)
            and all(self._is_among(channel, member) for channel in taken)
        )

    def _is_among(self, channel: Channel, member: Member) -> bool:
        """Whether other tasks give to a channel, and nobody else does."""
        given = any(
            use.channel == channel and use.act in (Act.GIVES, Act.ENDS)
            for other in self.serving
            if other.ref != member.ref
            for use in other.conduct.uses
        )
        return given and not self.outside(channel, _GIVING)

    @property
    def _elsewhere(self) -> list[Contact]:
        """What code does over media where the tasks are submitted, and none of them runs."""
        if self._met is None:
            homes, inside = {id(t.home): t.home for t in self.tasks}, self._inside
            self._met = [c for home in homes.values() for c in met(self.conducts, home, inside)]
        return self._met

    @property
    def _inside(self) -> set[tuple[Path, int]]:
        """The functions that tasks run."""
        return {(ref.module.path, ref.index) for t in self.tasks for ref in t.conduct.touched}

    def without_parents(self, submitter: FunctionRef) -> Company:
        """The same without tasks that start a worker as the main process does, which is killed."""
        parents = [t for t in self.tasks if submitter in t.conduct.touched]
        if not parents or not self._is_run_by_others(submitter):
            return self
        rest = [t for t in self.tasks if t not in parents]
        return Company.of(rest, self.modules, self.conducts)

    def _is_run_by_others(self, function: FunctionRef) -> bool:
        """Whether code that no task runs comes to a function."""
        callers, inside = self.conducts.evaluator.names.callers, self._inside
        seen, todo = {function}, [function]
        while todo:
            asked = todo.pop()
            for module in self.modules:
                for index, _ in callers.calls_of(asked, module):
                    caller = FunctionRef(module, index)
                    if (module.path, index) not in inside:
                        return True
                    if caller not in seen:
                        seen.add(caller)
                        todo.append(caller)
        return False

    def meets(self, barrier: Channel) -> bool:
        """Whether those who are to come together at a barrier are tasks, and nobody else."""
        coming = Use(barrier, Act.ASKS)
        tasks = sum(task.many for task in self.tasks if coming in task.conduct.uses)
        return tasks > 1 and not self.outside(barrier, ("wait",))

    def outside(self, channel: Channel, words: tuple[str, ...]) -> bool:
        """Whether something is done at a channel by code that none of the tasks runs."""
        inside = self._inside
        modules = {id(module): module for module in (channel.module, *self.modules)}.values()
        return any(
            each.function not in inside
            for module in modules
            for each in usages(self.conducts.evaluator, module, channel, words)
        )


def _is_another(other: Member, cause: Cause, task: FunctionRef) -> bool:
    """Whether a task is another one, also of the same function if that has something else there."""
    return other.ref != task or cause not in other.conduct.causes


def _tries_in_vain(cause: Cause, taker: Member) -> bool:
    """Whether one puts again and again while the other who takes it first waits for more."""
    return cause.ender is Ender.ROOM and any(
        need.kind in (CauseKind.WAIT, CauseKind.SENTINEL)
        and not is_put(need)
        and not need.channels <= cause.channels
        for need in taker.needs()
    )


def _speaks(task: Member, pipe: Channel) -> bool:
    """Whether a task both takes from a pipe and gives to it."""
    acts = {use.act for use in task.conduct.uses if use.channel == pipe}
    return Act.TAKES in acts and not acts.isdisjoint({Act.GIVES, Act.ENDS})


def _does_without(task: Member, taken: Contact) -> bool:
    """Whether nothing holds a task up but others over the same medium."""
    return all(
        (need.taken is not None and need.taken.medium == taken.medium)
        or (
            need.kind is CauseKind.ENDLESS
            and (need.wait is None or need.wait.kind is WaitKind.NETWORK)
        )
        for need in task.needs()
    )
