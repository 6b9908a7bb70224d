"""Judges an allotment: whole order, skills, time, batches, finished work, and fairness, in exact integers.

It shares no code with the solver. Time is judged by Hall's condition on every interval of weeks; fairness
by the exchange argument of lexicographic optimality (Fujishige 1980): were some workshop able to pass
pieces to an easier one so that the loads touched, busiest first, become smaller, the shares are not fair.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from geliat.planning.allotment.problem import Demand, Key, Maker, Problem, Share, Standing
from geliat.refusals import Fact


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which shares break the problem.

    Codes: "order_not_met", "share_twice", "unknown_share", "no_skill", "not_positive", "over_capacity",
    "below_batch", "done_lost", "above_accepted", "unfair".
    """

    code: str
    en: str
    facts: tuple[tuple[str, Fact], ...]


def judge_allotment(
    problem: Problem,
    shares: Sequence[Share],
    standing: Sequence[Standing] = (),
    declined: Iterable[Key] = (),
) -> tuple[Violation, ...]:
    """Everything wrong with `shares`; empty when they are sound and fair.

    `standing` and `declined` are given for a mended allotment, as in `Allotment.standing` and `.declined`.
    Fairness is judged only when nothing else is wrong, because it presumes sound shares.
    """
    found = _unreadable(problem, shares)
    if found:
        return tuple(found)
    case = _Case(problem, shares, standing, declined)
    found = [*case.order(), *case.batches(), *case.finished(), *case.time()]
    return tuple(found or case.unfair())


def _violation(code: str, en: str, **facts: Fact) -> Violation:
    return Violation(code, en.format(**facts), tuple(facts.items()))


def _unreadable(problem: Problem, shares: Sequence[Share]) -> list[Violation]:
    found: list[Violation] = []
    ordered = {(demand.line, demand.step) for demand in problem.demands}
    makers = {maker.key: maker for maker in problem.makers}
    seen: set[Key] = set()
    for share in shares:
        facts: dict[str, Fact] = {"line": share.line, "step": share.step, "maker": share.maker}
        if (share.line, share.step) not in ordered or share.maker not in makers:
            found.append(
                _violation("unknown_share", "{line}, {step}, {maker} is not in the problem", **facts)
            )
        elif share.step not in makers[share.maker].capacity:
            found.append(_violation("no_skill", "{maker} cannot do {step}", **facts))
        if share.quantity <= 0:
            found.append(_violation("not_positive", "{line}, {step}, {maker} has no pieces", **facts))
        if share.key in seen:
            found.append(_violation("share_twice", "{line}, {step}, {maker} is listed twice", **facts))
        seen.add(share.key)
    return found


class _Case:
    """Shares beside the problem they answer to; pieces are looked up by (line, step, maker)."""

    def __init__(
        self,
        problem: Problem,
        shares: Sequence[Share],
        standing: Sequence[Standing],
        declined: Iterable[Key],
    ) -> None:
        self.problem = problem
        self.pieces = {share.key: share.quantity for share in shares}
        self.standing = {stand.key: stand for stand in standing}
        self.declined = frozenset(declined)
        self.demands: dict[str, list[Demand]] = {}
        for demand in problem.demands:
            if demand.quantity:
                self.demands.setdefault(demand.step, []).append(demand)
        self.able = {
            step: [maker for maker in problem.makers if step in maker.capacity] for step in self.demands
        }

    def done(self, key: Key) -> int:
        stand = self.standing.get(key)
        return stand.done if stand else 0

    def accepted(self, key: Key) -> int:
        stand = self.standing.get(key)
        return max(stand.accepted, stand.done) if stand else 0

    def may_hold(self, maker: Maker, key: Key, pieces: int) -> bool:
        """Nothing, what is finished, or at least the minimum batch (less, where less was accepted)."""
        done, accepted = self.done(key), self.accepted(key)
        if pieces == done:
            return True
        if pieces < done or (key in self.declined and pieces > accepted):
            return False
        batch = max(1, maker.capacity[key[1]].minimum_batch)
        return pieces >= (min(batch, accepted) if accepted > done else batch)

    def order(self) -> list[Violation]:
        """Shares must add up to what every line needs of every step."""
        given: dict[tuple[str, str], int] = {}
        for (line, step, _), pieces in self.pieces.items():
            given[line, step] = given.get((line, step), 0) + pieces
        return [
            _violation(
                "order_not_met",
                "{line}, {step}: {given} pieces are given, {asked} are ordered",
                line=demand.line,
                step=demand.step,
                given=given.get((demand.line, demand.step), 0),
                asked=demand.quantity,
            )
            for demand in self.problem.demands
            if given.get((demand.line, demand.step), 0) != demand.quantity
        ]

    def batches(self) -> list[Violation]:
        """Every share must be one that its workshop takes on, and no more than it accepted if it declined."""
        makers = {maker.key: maker for maker in self.problem.makers}
        found = []
        for key, pieces in self.pieces.items():
            if not self.may_hold(makers[key[2]], key, pieces) and pieces >= self.done(key):
                above = key in self.declined and pieces > self.accepted(key)
                found.append(
                    _violation(
                        "above_accepted" if above else "below_batch",
                        "{line}, {step}, {maker}: {pieces} pieces are "
                        + ("more than were accepted" if above else "less than the minimum batch"),
                        line=key[0],
                        step=key[1],
                        maker=key[2],
                        pieces=pieces,
                    )
                )
        return found

    def finished(self) -> list[Violation]:
        """Finished pieces stay with the workshop that made them."""
        return [
            _violation(
                "done_lost",
                "{line}, {step}, {maker}: {done} pieces are finished but only {pieces} are left",
                line=key[0],
                step=key[1],
                maker=key[2],
                done=stand.done,
                pieces=self.pieces.get(key, 0),
            )
            for key, stand in self.standing.items()
            if self.pieces.get(key, 0) < stand.done
        ]

    def effort(self, maker: Maker, demand: Demand) -> int:
        return demand.effort if maker.capacity[demand.step].unit == "minutes" else 1

    def first(self, demand: Demand) -> int:
        return max(demand.first_week, self.problem.since)

    def rest(self, maker: Maker, demand: Demand) -> int:
        """Work still to be done for a demand, in the workshop's unit."""
        key = (demand.line, demand.step, maker.key)
        return self.effort(maker, demand) * (self.pieces.get(key, 0) - self.done(key))

    def time(self) -> list[Violation]:
        """In every interval of weeks, the work that must lie inside it fits the room inside it."""
        found = []
        for step, demands in self.demands.items():
            for maker in self.able[step]:
                for start in sorted({self.first(demand) for demand in demands}):
                    for due in sorted({demand.due_week for demand in demands}):
                        work = sum(
                            self.rest(maker, demand)
                            for demand in demands
                            if self.first(demand) >= start and demand.due_week <= due
                        )
                        room = self.problem.room(maker, step, start, due)
                        if work > room:
                            found.append(
                                _violation(
                                    "over_capacity",
                                    "{maker}, {step}: {work} in weeks {start} to {due}, room for {room}",
                                    maker=maker.key,
                                    step=step,
                                    work=work,
                                    start=start,
                                    due=due,
                                    room=room,
                                )
                            )
        return found

    def unfair(self) -> list[Violation]:
        """Every passing of pieces between two workshops that would make the loads it touches fairer."""
        return [violation for step in self.demands for violation in _Fairness(self, step).violations()]


class _Fairness:
    """The exchange certificate of one step.

    A workshop's load up to a due week is all its work due by then over the room it had: what it finished
    and what it can still do from the step's first week.
    """

    def __init__(self, case: _Case, step: str) -> None:
        self.case, self.step = case, step
        self.demands = case.demands[step]
        self.makers = case.able[step]
        self.dues = sorted({demand.due_week for demand in self.demands})
        start = min(case.first(demand) for demand in self.demands)
        self.room: dict[tuple[str, int], int] = {}
        self.work: dict[tuple[str, int], int] = {}
        for maker in self.makers:
            for due in self.dues:
                by_then = [demand for demand in self.demands if demand.due_week <= due]
                finished = sum(case.effort(maker, d) * case.done((d.line, step, maker.key)) for d in by_then)
                self.room[maker.key, due] = finished + case.problem.room(maker, step, start, due)
                self.work[maker.key, due] = sum(
                    case.effort(maker, d) * case.pieces.get((d.line, step, maker.key), 0) for d in by_then
                )
        self.totals = {
            maker.key: sum(case.pieces.get((d.line, step, maker.key), 0) for d in self.demands)
            for maker in self.makers
        }
        self.inclusive = sum(self.totals[maker.key] for maker in self.makers if maker.inclusive)
        asked = sum(demand.quantity for demand in self.demands)
        self.wanted = -(-asked * case.problem.rules.inclusive_permille // 1000)

    def load(self, maker: Maker, due: int, more: int = 0) -> Fraction:
        room = self.room[maker.key, due]
        return Fraction(self.work[maker.key, due] + more, room) if room else Fraction(0)

    def violations(self) -> list[Violation]:
        found = []
        for demand in self.demands:
            dues = [due for due in self.dues if due >= demand.due_week]
            givers = []
            takers = []
            for maker in self.makers:
                key = (demand.line, self.step, maker.key)
                weight = self.case.effort(maker, demand)
                if self.case.pieces.get(key, 0) > self.case.done(key):
                    givers.append((max(self.load(maker, due) for due in dues), maker))
                if self.fits(maker, demand, 1):
                    takers.append((max(self.load(maker, due, weight) for due in dues), maker))
            givers.sort(key=lambda entry: entry[0], reverse=True)
            takers.sort(key=lambda entry: entry[0])
            for busiest, giver in givers:
                for eased, taker in takers:
                    if eased > busiest:
                        break
                    if amount := self.fairer(giver, taker, demand, dues):
                        found.append(
                            _violation(
                                "unfair",
                                "{line}, {step}: {giver} could pass {pieces} pieces to {taker}, less busy",
                                line=demand.line,
                                step=self.step,
                                giver=giver.key,
                                taker=taker.key,
                                pieces=amount,
                            )
                        )
                        break
        return found

    def fits(self, maker: Maker, demand: Demand, pieces: int) -> bool:
        """Whether a workshop has time for so many further pieces of a demand."""
        case = self.case
        more = pieces * case.effort(maker, demand)
        for start in {case.first(other) for other in self.demands if case.first(other) <= case.first(demand)}:
            for due in self.dues:
                if due >= demand.due_week:
                    work = sum(
                        case.rest(maker, other)
                        for other in self.demands
                        if case.first(other) >= start and other.due_week <= due
                    )
                    if work + more > case.problem.room(maker, self.step, start, due):
                        return False
        return True

    def fairer(self, giver: Maker, taker: Maker, demand: Demand, dues: list[int]) -> int:
        """How many pieces could be passed so that the loads touched become fairer; 0 when none."""
        case = self.case
        if giver is taker:
            return 0
        from_key, to_key = ((demand.line, self.step, maker.key) for maker in (giver, taker))
        given, taken = case.pieces[from_key], case.pieces.get(to_key, 0)
        batch = max(1, taker.capacity[self.step].minimum_batch)
        for amount in sorted({1, batch - taken, given - case.done(from_key)}):
            if (
                amount > 0
                and case.may_hold(giver, from_key, given - amount)
                and case.may_hold(taker, to_key, taken + amount)
                and self.keeps_wishes(giver, taker, amount)
                and self.moves_none(from_key, to_key, amount)
                and self.eases(giver, taker, demand, dues, amount)
                and self.fits(taker, demand, amount)
            ):
                return amount
        return 0

    def eases(self, giver: Maker, taker: Maker, demand: Demand, dues: list[int], amount: int) -> bool:
        """Whether the loads touched, sorted from the busiest down, become smaller in dictionary order."""
        less = -amount * self.case.effort(giver, demand)
        more = amount * self.case.effort(taker, demand)
        before = [load for due in dues for load in (self.load(giver, due), self.load(taker, due))]
        after = [load for due in dues for load in (self.load(giver, due, less), self.load(taker, due, more))]
        return sorted(after, reverse=True) < sorted(before, reverse=True)

    def floor(self, maker: Maker) -> int:
        """The pieces a small workshop should at least get, as far as it could make them alone."""
        if not maker.small:
            return 0
        lightest = min(self.case.effort(maker, demand) for demand in self.demands)
        alone = self.room[maker.key, self.dues[-1]] // lightest
        asked = sum(demand.quantity for demand in self.demands)
        return min(self.case.problem.rules.small_floor, alone, asked)

    def keeps_wishes(self, giver: Maker, taker: Maker, amount: int) -> bool:
        """Whether passing leaves floors and the wanted share no less kept than they are."""
        short = max(0, self.floor(giver) - self.totals[giver.key] + amount)
        short += max(0, self.floor(taker) - self.totals[taker.key] - amount)
        short_now = sum(max(0, self.floor(maker) - self.totals[maker.key]) for maker in (giver, taker))
        lost = amount * (giver.inclusive - taker.inclusive)
        return short <= short_now and (lost <= 0 or self.inclusive - lost >= self.wanted)

    def moves_none(self, from_key: Key, to_key: Key, amount: int) -> bool:
        """Whether passing takes no more accepted pieces from workshops than it gives back."""
        case = self.case

        def lacking(key: Key, pieces: int) -> int:
            return max(0, case.accepted(key) - pieces)

        given, taken = case.pieces[from_key], case.pieces.get(to_key, 0)
        return lacking(from_key, given - amount) + lacking(to_key, taken + amount) <= lacking(
            from_key, given
        ) + lacking(to_key, taken)
