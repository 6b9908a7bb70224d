"""When a search for a plan ends: by rounds (the same everywhere), by CPU seconds, or when good enough."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from geliat.planning.loading.boxes import Effort


@dataclass(frozen=True, slots=True)
class Stop:
    """A search ends at the first of these that is reached.

    `rounds`: beams of the kernel, or greedy completions, per container; the same seed and rounds give the
    same plan on any machine.
    `cpu_seconds`: CPU time of this thread over the whole search; the plan then depends on the machine.
    `target_permille`: volume fill of a container that is good enough. A search always ends as well when
    nothing is left outside. `asked` is asked between rounds and ends the search when it says so.
    """

    rounds: int | None = 12
    cpu_seconds: float | None = None
    target_permille: int | None = None
    asked: Callable[[], bool] | None = None

    def clock(self) -> StopClock:
        """A clock that starts now."""
        return StopClock(self, time.thread_time())


@dataclass(frozen=True, slots=True)
class StopClock:
    """A stopping rule at work."""

    rule: Stop
    started: float

    def ends(self, rounds_done: int, fill_permille: int) -> bool:
        """Whether the search over the present container should end before another round."""
        rule = self.rule
        if rounds_done == 0:
            return False
        if rule.rounds is not None and rounds_done >= rule.rounds:
            return True
        if rule.target_permille is not None and fill_permille >= rule.target_permille:
            return True
        if rule.cpu_seconds is not None and time.thread_time() - self.started >= rule.cpu_seconds:
            return True
        return rule.asked is not None and rule.asked()

    def effort(self, seed: int, threads: int) -> Effort:
        """What is left of the rule for the kernel, not divided among containers yet."""
        rule = self.rule
        seconds = 0.0
        if rule.cpu_seconds is not None:
            seconds = max(0.001, rule.cpu_seconds - (time.thread_time() - self.started))
        return Effort(rule.rounds or 0, seconds, 0, seed, threads, rule.asked)
