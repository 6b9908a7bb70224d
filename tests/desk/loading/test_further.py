"""The search in a process of its own: what it is asked comes through, and it tells only what is better."""

from __future__ import annotations

import json
import subprocess
import sys

from geliat.desk.loading.further import asked_line, read_line, tries, worth
from geliat.planning.loading import CONTAINERS, CargoBox, ContainerStock, LoadProblem, load
from geliat.planning.loading.plan_file import from_json
from geliat.planning.verify.loading import judge_load

PROBLEM = LoadProblem(
    (ContainerStock(CONTAINERS["22G1"], 2),), (CargoBox("S", 550, 370, 410, 12_900, 60, max_top_g=90_000),)
)


def test_what_is_asked_is_read_as_it_was_told():
    problem, seconds, before = read_line(asked_line(PROBLEM, 7, (2, 900)))
    assert (problem, seconds, before) == (PROBLEM, 7, (2, 900))


def test_a_plan_is_told_only_where_it_is_better_and_sound():
    told = list(tries(PROBLEM, 0.3, (3, 0)))
    better = [each for each in told if "plan" in each]
    assert len(better) >= 1
    problem, plan = from_json(better[-1]["plan"])
    assert judge_load(plan, problem) == ()
    assert tuple(better[-1]["after"]) == worth(list(plan.containers))
    assert [each["tries"] for each in told] == list(range(1, len(told) + 1))


def test_nothing_is_told_as_better_than_what_cannot_be_bettered():
    assert all("plan" not in each for each in tries(PROBLEM, 0.2, (0, 0)))


def test_a_few_millimetres_are_no_better_plan():
    found = worth(list(load(PROBLEM).containers))
    assert all("plan" not in each for each in tries(PROBLEM, 0.2, (found[0], 0)))


def test_as_a_process_it_answers_line_by_line_and_ends_by_itself():
    done = subprocess.run(
        [sys.executable, "-m", "geliat.desk.loading.further"],
        input=asked_line(PROBLEM, 1, (3, 0)),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines[0]["tries"] == 1
    assert "plan" in lines[0]
    assert done.stderr == ""
