"""Searches further for a better load in a process of its own: one line in, one line out for each try.

    python -m geliat.desk.loading.further < asked.json

In: {"plan": a plan file that names cargo and kinds, "counts": containers of each kind, "seconds", "before":
[containers, millimetres of length used]}. Out, a line each: {"tries"} and, where a try is better and passes
the judge, {"tries", "after", "plan"}. Whatever happens here, the desk goes on; it ends this process.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from geliat.planning.loading import LoadedContainer, LoadPlan, LoadProblem, Stop, load
from geliat.planning.loading.plan_file import from_json, to_json
from geliat.planning.verify.loading import judge_load

Worth = tuple[int, int]
LEAST_GAIN_MM = 50
"""Less length freed at the doors is not worth anybody's changing a plan."""
FIRST_TRY_S, LONGEST_TRY_S = 2.0, 20.0


def worth(containers: list[LoadedContainer]) -> Worth:
    """The containers used and the length used in them in mm: the fewer, the better; then the less."""
    used = [each for each in containers if each.placements]
    return len(used), sum(max(placed.x_mm + placed.length_mm for placed in each.placements) for each in used)


def asked_line(problem: LoadProblem, seconds: int, before: Worth) -> str:
    """The line that asks this process to search."""
    empty = LoadPlan(
        tuple(LoadedContainer(each.kind.code, each.kind.inner_mm, ()) for each in problem.containers)
    )
    counts = {each.kind.code: each.count for each in problem.containers}
    asked = {"plan": to_json(empty, problem), "counts": counts, "seconds": seconds, "before": before}
    return json.dumps(asked) + "\n"


def read_line(line: str) -> tuple[LoadProblem, int, Worth]:
    """The problem, the seconds and what is to be bettered, from the line that `asked_line` wrote."""
    asked = json.loads(line)
    problem = from_json(asked["plan"])[0]
    stock = tuple(replace(each, count=asked["counts"][each.kind.code]) for each in problem.containers)
    one, other = asked["before"]
    return replace(problem, containers=stock), asked["seconds"], (one, other)


def tries(problem: LoadProblem, seconds: float, before: Worth) -> Iterator[dict[str, Any]]:
    """Search with one seed after another until the seconds are over; tell each try, with what is better."""
    end = time.monotonic() + seconds
    best, number, effort = before, 0, FIRST_TRY_S
    while (left := end - time.monotonic()) > 0:
        number += 1
        stop = Stop(rounds=None, cpu_seconds=min(effort, left), asked=lambda: time.monotonic() >= end)
        plan = load(problem, stop=stop, seed=number)
        effort = min(effort * 2, LONGEST_TRY_S)
        told: dict[str, Any] = {"tries": number}
        found = worth(list(plan.containers))
        better = found[0] < best[0] or (found[0] == best[0] and found[1] <= best[1] - LEAST_GAIN_MM)
        if better and not plan.unplaced and not judge_load(plan, problem):
            best = found
            told |= {"after": list(found), "plan": to_json(plan, problem)}
        yield told


def main() -> None:
    """Read what is asked, and tell every try as it comes."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(5)
    problem, seconds, before = read_line(sys.stdin.readline())
    # The desk that asked may be gone; then nobody reads, and there is nothing left to do.
    with contextlib.suppress(BrokenPipeError):
        for told in tries(problem, seconds, before):
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
