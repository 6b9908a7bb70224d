"""The judge of allotments finds every kind of wrong, and is not fooled by a plan that looks tidy."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.planning.allotment.builders import STEP, a_workshop, an_order

from geliat.planning.allotment.problem import Problem, Rules, Share, Standing
from geliat.planning.verify import allotment as judge
from geliat.planning.verify.allotment import judge_allotment
from geliat.sentences import Sentence


def given(maker: str, quantity: int, line: str = "A", step: str = STEP) -> Share:
    return Share(line, step, maker, quantity, Sentence(en="", id=""), (), 0)


def codes(problem: Problem, *shares: Share, standing: tuple[Standing, ...] = ()) -> set[str]:
    return {violation.code for violation in judge_allotment(problem, shares, standing)}


TWO = an_order(a_workshop("one", 10), a_workshop("two", 10), quantities=(20,))


def test_a_fair_allotment_passes() -> None:
    assert codes(TWO, given("one", 10), given("two", 10)) == set()


def test_one_piece_from_equal_is_found_unfair() -> None:
    assert codes(TWO, given("one", 11), given("two", 9)) == {"unfair"}


def test_an_odd_piece_may_go_to_either() -> None:
    odd = an_order(a_workshop("one", 10), a_workshop("two", 10), quantities=(19,))
    assert codes(odd, given("one", 10), given("two", 9)) == set()
    assert codes(odd, given("one", 9), given("two", 10)) == set()


def test_too_few_and_too_many_pieces_are_found() -> None:
    assert codes(TWO, given("one", 9), given("two", 10)) == {"order_not_met"}
    assert codes(TWO, given("one", 11), given("two", 10)) == {"order_not_met"}


def test_unknown_and_repeated_and_empty_shares_are_found() -> None:
    assert codes(TWO, given("nobody", 20)) == {"unknown_share"}
    assert codes(TWO, given("one", 10), given("one", 10)) == {"share_twice"}
    assert codes(TWO, given("one", 20), given("two", 0)) == {"not_positive"}


def test_a_workshop_without_the_skill_is_found() -> None:
    problem = an_order(a_workshop("one", 10), quantities=(5,))
    painting = Problem(
        problem.weeks,
        tuple(demand.__class__("A", "painting", 5, 0, 1) for demand in problem.demands),
        problem.makers,
    )
    assert codes(painting, given("one", 5, step="painting")) == {"no_skill"}


def test_work_that_fits_in_all_but_not_in_one_week_is_found() -> None:
    problem = an_order(
        a_workshop("one", 10, closed=(0,)), a_workshop("two", 10), quantities=(8, 8), due=(0, 1)
    )
    assert codes(problem, given("one", 8), given("two", 8, "B")) == {"over_capacity"}
    fair = (given("two", 8), given("two", 3, "B"), given("one", 5, "B"))
    assert codes(problem, *fair) == set()


def test_work_promised_elsewhere_is_counted() -> None:
    problem = an_order(a_workshop("one", 10, committed={(STEP, 0): 8}), quantities=(15,))
    assert codes(problem, given("one", 15)) == {"over_capacity"}


def test_less_than_a_batch_is_found() -> None:
    problem = an_order(a_workshop("one", 20, batch=15), a_workshop("two", 20), quantities=(30,))
    assert codes(problem, given("one", 14), given("two", 16)) == {"below_batch"}
    assert codes(problem, given("one", 15), given("two", 15)) == set()


def test_finished_work_must_stay() -> None:
    standing = (Standing("A", STEP, "one", 12, 12),)
    assert codes(TWO, given("one", 10), given("two", 10), standing=standing) == {"done_lost"}
    assert codes(TWO, given("one", 12), given("two", 8), standing=standing) == set()


def test_more_than_was_accepted_after_declining_is_found() -> None:
    standing = (Standing("A", STEP, "one", 0, 5),)
    found = judge_allotment(
        TWO, [given("one", 10), given("two", 10)], standing, declined=[("A", STEP, "one")]
    )
    assert [violation.code for violation in found] == ["above_accepted"]


def test_accepted_pieces_need_not_move_for_fairness() -> None:
    standing = (Standing("A", STEP, "one", 0, 15),)
    assert codes(TWO, given("one", 15), given("two", 5), standing=standing) == set()


def test_a_floor_excuses_a_busier_small_workshop() -> None:
    problem = an_order(
        a_workshop("big", 100), a_workshop("small", 10, small=True), quantities=(60,), rules=Rules(15)
    )
    assert codes(problem, given("big", 45), given("small", 15)) == set()
    assert codes(problem, given("big", 44), given("small", 16)) == {"unfair"}


def test_the_judge_imports_nothing_of_the_solver_but_the_problem() -> None:
    tree = ast.parse(Path(judge.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {module for module in modules if module and module.startswith("geliat.planning")}
    assert ours == {"geliat.planning.allotment.problem"}
