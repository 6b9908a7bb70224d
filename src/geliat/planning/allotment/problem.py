"""What an allotment is asked and what it answers: an order by work step, the workshops, and their shares.

Plain integers throughout: pieces, minutes of work, indices into `Problem.weeks`, whole rupiah, permille.
The judge (`geliat.planning.verify.allotment`) reads this module and nothing else of the package.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from geliat.refusals import Blocker, Fact
from geliat.sentences import Sentence

Key = tuple[str, str, str]  # (line, step, maker)


@dataclass(frozen=True, slots=True)
class Demand:
    """`quantity` pieces of an order line that need one work step, inside a window of weeks (inclusive).

    `effort` is the minutes of work a piece at a workshop that counts minutes; one that counts pieces
    spends 1 a piece.
    """

    line: str
    step: str
    quantity: int
    first_week: int
    due_week: int
    effort: int = 1


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a workshop can do of one step in an open week, and the smallest share worth setting up for."""

    unit: Literal["pieces", "minutes"]
    per_week: int
    minimum_batch: int = 0


@dataclass(frozen=True, slots=True)
class Maker:
    """A workshop. `capacity` holds a key for every step it can do.

    `committed` is work promised elsewhere, by (step, week) in the capacity's unit; `away` the weeks in
    which it has told that it cannot work on a step (as after falling behind). `inclusive` only ever enters
    sums: it must not be guessable from any share's reason.
    """

    key: str
    name: str
    capacity: Mapping[str, Capacity]
    closed_weeks: frozenset[int] = frozenset()
    collect_cost: int = 0
    small: bool = False
    inclusive: bool = False
    committed: Mapping[tuple[str, int], int] = field(default_factory=dict)
    away: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """The group's wishes; both give way where the order could not be met otherwise.

    `small_floor`: pieces a small workshop should at least get of a step it can do.
    `inclusive_permille`: share of each step's pieces wanted for inclusive workshops.
    `gap_permille`: the largest distance between a stage's value and its proven bound.
    """

    small_floor: int = 0
    inclusive_permille: int = 0
    gap_permille: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a share stands when the allotment is mended: pieces finished, and pieces accepted in all."""

    line: str
    step: str
    maker: str
    done: int
    accepted: int

    @property
    def key(self) -> Key:
        """(line, step, maker)"""
        return (self.line, self.step, self.maker)


@dataclass(frozen=True, slots=True)
class Share:
    """What one workshop makes of one line at one step, with the one sentence that says why.

    `bound` holds the codes of what really bound it; `load_permille` the work given up to the share's due
    week over the capacity up to that week, rounded to the nearest permille.
    """

    line: str
    step: str
    maker: str
    quantity: int
    reason: Sentence
    bound: tuple[str, ...]
    load_permille: int

    @property
    def key(self) -> Key:
        """(line, step, maker)"""
        return (self.line, self.step, self.maker)


@dataclass(frozen=True, slots=True)
class Problem:
    """An order to be spread over workshops.

    `weeks` are the Mondays that the week indices mean; weeks before `since` are past and give no capacity.
    `words` may name steps and lines for people; a key without a word is said as it is.
    """

    weeks: tuple[date, ...]
    demands: tuple[Demand, ...]
    makers: tuple[Maker, ...]
    rules: Rules = Rules()
    since: int = 0
    words: Mapping[str, Sentence] = field(default_factory=dict)

    def word(self, key: str) -> Sentence:
        """How people call a step or a line."""
        return self.words.get(key, Sentence(en=key, id=key))

    def available(self, maker: Maker, step: str, week: int) -> int:
        """What `maker` can still do of `step` in `week`, in its own unit; 0 when closed, away or past."""
        capacity = maker.capacity.get(step)
        if capacity is None or week < self.since or week in maker.closed_weeks or (step, week) in maker.away:
            return 0
        return max(0, capacity.per_week - maker.committed.get((step, week), 0))

    def room(self, maker: Maker, step: str, first: int, due: int) -> int:
        """What `maker` can do of `step` from week `first` to week `due`, both included."""
        return sum(self.available(maker, step, week) for week in range(first, due + 1))

    def faults(self) -> tuple[Blocker, ...]:
        """Everything that makes the problem unreadable, all at once; empty when it can be planned."""
        return (*_faults_of_demands(self), *_faults_of_makers(self))


def _fault(subject: str, en: str, id: str, **facts: Fact) -> Blocker:
    return Blocker(
        "allotment_input",
        en="{subject}: " + en,
        id="{subject}: " + id,
        facts={"subject": subject, **facts},
        owner="coordinator",
    )


def _faults_of_demands(problem: Problem) -> list[Blocker]:
    faults: list[Blocker] = []
    seen: set[tuple[str, str]] = set()
    last = len(problem.weeks) - 1
    for demand in problem.demands:
        subject = f"{demand.line}, {demand.step}"
        if (demand.line, demand.step) in seen:
            faults.append(_fault(subject, "listed twice", "tercantum dua kali"))
        seen.add((demand.line, demand.step))
        if demand.quantity < 0:
            faults.append(_fault(subject, "the quantity is below 0", "jumlahnya kurang dari 0"))
        if demand.effort < 1:
            faults.append(
                _fault(subject, "minutes a piece must be 1 or more", "menit per buah harus 1 atau lebih")
            )
        if not 0 <= demand.first_week <= demand.due_week <= last:
            faults.append(
                _fault(
                    subject,
                    "weeks {first} to {due} must lie in order within 0 to {last}",
                    "pekan {first} sampai {due} harus berurutan di antara 0 dan {last}",
                    first=demand.first_week,
                    due=demand.due_week,
                    last=last,
                )
            )
    return faults


def _faults_of_makers(problem: Problem) -> list[Blocker]:
    faults: list[Blocker] = []
    seen: set[str] = set()
    for maker in problem.makers:
        if maker.key in seen:
            faults.append(_fault(maker.name, "listed twice", "tercantum dua kali"))
        seen.add(maker.key)
        if maker.collect_cost < 0:
            faults.append(
                _fault(maker.name, "the cost to collect is below 0", "ongkos jemputnya kurang dari 0")
            )
        for step, capacity in maker.capacity.items():
            if capacity.unit not in ("pieces", "minutes"):
                faults.append(
                    _fault(
                        maker.name,
                        "capacity for {step} must count pieces or minutes",
                        "kemampuan {step} harus dihitung dalam buah atau menit",
                        step=step,
                    )
                )
            if capacity.per_week < 0 or capacity.minimum_batch < 0:
                faults.append(
                    _fault(
                        maker.name,
                        "capacity and minimum batch for {step} cannot be below 0",
                        "kemampuan dan jumlah minimal {step} tidak boleh kurang dari 0",
                        step=step,
                    )
                )
    rules = problem.rules
    if rules.small_floor < 0 or not 0 <= rules.inclusive_permille <= 1000:
        faults.append(
            _fault(
                "rules",
                "the floor must be 0 or more and the wanted share 0 to 1000 permille",
                "batas bawah harus 0 atau lebih dan bagian yang diinginkan 0 sampai 1000 permil",
            )
        )
    return faults
