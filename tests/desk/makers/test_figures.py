"""What the makers can do, week by week, and in which class they are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.desk.cast import AT, SRI
from tests.desk.makers.builders import MONDAY, a_regency, a_village, a_workshop

from geliat.desk.makers import actions, figures
from geliat.desk.makers.words import step_name, step_place
from geliat.refusals import Blocker, Refusal

pytestmark = pytest.mark.django_db
WEEKS = (MONDAY, MONDAY + timedelta(weeks=1))


def test_capacity_adds_up_what_is_open_and_says_what_is_closed():
    one = a_workshop("W01", skills={"turning": 100})
    a_workshop("W02", skills={"turning": 50, "finishing": 80})
    actions.close_week(one, MONDAY, by=SRI, at=AT)
    turning, finishing = figures.capacity(WEEKS)
    assert [(week.per_week, week.workshops, week.closed) for week in turning.weeks] == [
        (50, 1, 1),
        (150, 2, 0),
    ]
    assert (turning.step, turning.total, finishing.step, finishing.total) == (
        "turning",
        200,
        "finishing",
        160,
    )


def test_pieces_and_minutes_are_never_added_up():
    a_workshop("W01", skills={"turning": 100})
    a_workshop("W02", skills={"turning": 2400}, unit="minutes")
    assert [(row.unit, row.total) for row in figures.capacity(WEEKS)] == [("minutes", 4800), ("pieces", 200)]


def test_a_resting_workshop_gives_no_capacity():
    actions.rest(a_workshop(), by=SRI, at=AT)
    assert figures.capacity(WEEKS) == []


def test_capacity_of_sixty_workshops_takes_three_queries(django_assert_max_num_queries):
    for n in range(60):
        a_workshop(f"W{n:02}", skills={"turning": 10, "finishing": 5})
    with django_assert_max_num_queries(3):
        assert figures.capacity(WEEKS)[0].total == 1200


def test_search_answers_to_all_that_is_asked():
    city = a_village("Tanggung", "3572", "Kepanjenkidul")
    wanted = a_workshop("W01", village=city, skills={"turning": 10})
    a_workshop("W02", skills={"turning": 10})
    a_workshop("W03", village=city, skills={"finishing": 10})
    regency = a_regency("3572").pk
    assert list(figures.search(step="turning", regency=regency)) == [wanted]
    assert list(figures.search(text="w01")) == [wanted]
    assert [one.code for one in figures.search(text="tanggung")] == ["W01", "W03"]
    assert [one.code for one in figures.search(village=city.pk)] == ["W01", "W03"]


def test_the_workforce_of_a_list_counts_its_workers_by_sex():
    a_workshop("W01", women=2, men=1)
    a_workshop("W02", women=0, men=4)
    force = figures.workforce(figures.search())
    assert (force.workshops, force.women, force.men, force.workers) == (2, 2, 5, 7)
    assert figures.workforce(figures.search(text="nobody")).workers == 0


def test_the_class_follows_the_law_of_the_day():
    workshop = a_workshop(yearly_sales_idr=Decimal(1_500_000_000))
    before, after = (figures.class_of(workshop, date(year, 6, 1)) for year in (2020, 2022))
    assert not isinstance(before, Blocker)
    assert not isinstance(after, Blocker)
    assert (before.business_class, after.business_class) == ("small", "micro")
    assert "PP 7/2021" in after.row.rule


def test_a_new_business_is_classed_by_its_capital():
    workshop = a_workshop(new_business=True, capital_idr=Decimal(3_000_000_000))
    classed = figures.class_of(workshop, date(2022, 6, 1))
    assert not isinstance(classed, Blocker)
    assert (classed.basis, classed.business_class) == ("capital", "small")


def test_a_class_that_cannot_be_told_says_why():
    unknown = figures.class_of(a_workshop("W01"), date(2022, 6, 1))
    assert isinstance(unknown, Blocker)
    assert unknown.code == "class_figure_missing"
    no_law = figures.class_of(a_workshop("W02", yearly_sales_idr=Decimal(1)), date(1990, 1, 1))
    assert isinstance(no_law, Blocker)
    assert no_law.code == "no_class_rule_on_date"


@pytest.mark.parametrize(("disclosed", "said"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_disclosures_are_counted_and_small_counts_stay_unsaid(disclosed, said):
    workshop = a_workshop()
    for _ in range(disclosed):
        actions.record_disclosure(workshop, date(2020, 8, 1), by=SRI, at=AT)
    assert figures.disclosed_workers() == said


def test_a_withdrawal_finds_its_consent_by_number_or_day_within_the_workshop():
    own, other = a_workshop("W01"), a_workshop("W02")
    made = actions.record_disclosure(own, date(2020, 8, 1), by=SRI, at=AT)
    assert figures.find_disclosure(own, number=made.pk) == made
    assert figures.find_disclosure(own, consented_on=date(2020, 8, 1)) == made
    for workshop, asked in ((other, {"number": made.pk}), (own, {"consented_on": date(2020, 8, 2)})):
        with pytest.raises(Refusal) as no:
            figures.find_disclosure(workshop, **asked)
        assert no.value.codes == ("no_such_consent",)


def test_steps_stand_in_the_order_the_goods_walk_and_unknown_ones_last():
    a_workshop("W01", skills={"finishing": 1, "weaving_mats": 1, "turning": 1})
    assert [code for code, _ in figures.steps()] == ["turning", "finishing", "weaving_mats"]
    assert step_name("weaving_mats").en == "Weaving mats"
    assert step_name("turning").id == "Bubut"
    assert step_place("turning") < step_place("finishing") < step_place("weaving_mats")
