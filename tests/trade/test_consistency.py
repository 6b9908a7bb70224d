"""The judge of papers: a good dossier passes, and every single wrong value that can be found is found."""

from __future__ import annotations

import copy
import dataclasses
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from tests.trade.builders import a_release, a_shipment

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.consistency import Finding, check_consistency
from geliat.trade.documents import (
    CommercialInvoice,
    LoadPlanSheet,
    MinutesOfRelease,
    PackingList,
    Paper,
    commercial_invoice,
    every_paper,
    minutes_of_release,
    paper_from_content,
)
from geliat.trade.shipment import Shipment

P = TypeVar("P", bound=Paper)

SMALL = (7, 3, 3)

# Values that stand once only: nothing else on the papers says them or follows from them, so no comparison can
# tell a wrong one (minutes that bind the papers by hash do).
ALONE = {
    "commercial_invoice": {
        "version",
        "incoterm_edition",
        "payment_terms.en",
        "payment_terms.id",
        "payment_terms.zh",
        "deposit_permille",
        "lines[].origin",
        "received[].on",
        "received[].note",
    },
    "packing_list": {"version", "package_kind"},
    "load_plan_sheet": {
        "version",
        "number",
        "containers[].steps[].layers",
        "containers[].checks[].point.en",
        "containers[].checks[].point.id",
        "containers[].checks[].point.zh",
        "containers[].checks[].found",
        "containers[].checks[].passed",
        "containers[].floor_moisture_permille",
    },
    "inspection_summary": {
        "version",
        "number",
        "standard",
        "lots[].step.id",
        "lots[].step.zh",
        "lots[].presented_on",
        "lots[].received_on",
    },
    "vgm_declaration": {"version", "number", "containers[].weighed_by"},
    "minutes_of_release": {
        "version",
        "number",
        "place",
        "declared_by.office.en",
        "declared_by.office.id",
        "declared_by.office.zh",
        "released_by.office.en",
        "released_by.office.id",
        "released_by.office.zh",
        "rate.source",
        "customs_office",
        "peb_number",
        "npe_number",
    },
}

# Values that others hold within bounds only: a slip inside the bounds cannot be told.
BOUNDED = {
    "commercial_invoice": {"contract_date"},  # not after the invoice
    "packing_list": set[str](),
    "load_plan_sheet": {
        "containers[].steps[].from_mm",  # before the step's end
        "containers[].steps[].to_mm",  # within the container
        "containers[].cog_mm[]",  # within the container
        "containers[].stuffed_on",  # the last of them is the date of the paper
    },
    "inspection_summary": {
        "lots[].step.en",  # the same for all submissions of a lot
        "lots[].quantity",  # of a rejected lot: within its row of the sampling table
        "lots[].severity",  # small lots have the same plan on both
        "lots[].defects[].aql",  # small lots have the same plan on neighbours
        "lots[].moisture_mean_permille",  # at most the worst and the limit
        "lots[].moisture_worst_permille",  # at most the limit; the worst of all stands in the sums
        "lots[].moisture_limit_permille",  # no verdict turns
        "lots[].moisture_point_limit_permille",  # no verdict turns
        "lots[].inspected_on",  # the last of them is the date of the paper
    },
    "vgm_declaration": {
        "containers[].method",  # the sum is asked of method 2 alone
        "containers[].weighed_on",  # the last of them is the date of the paper
    },
    "minutes_of_release": {
        "at",  # its day is the date of the paper
        "declared_by.name",  # not the one who released
        "released_by.name",
        "rate.on",  # not after the release
        "peb_date",  # between packing list and NPE, and within seven days before sailing
        "npe_date",  # between PEB and release
        "public_url",  # holds the short code
    },
}


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


SEALED_AT_RELEASE = (
    "commercial_invoice",
    "packing_list",
    "load_plan_sheet",
    "inspection_summary",
    "vgm_declaration",
)


def sealed_papers(shipment: Shipment) -> tuple[Paper, ...]:
    """The papers this judge compares: the five that the desk seals at release, and minutes that bind them."""
    papers = tuple(paper for paper in every_paper(shipment) if paper.kind in SEALED_AT_RELEASE)
    return papers if shipment.release is None else (*papers, minutes_of_release(shipment, papers=papers))


def a_cif_shipment() -> Shipment:
    """Small, in two containers, with freight and insurance: every field of every paper is filled."""
    return a_shipment(
        boxes=2,
        counts=SMALL,
        incoterm="CIF",
        named_place="Shanghai",
        freight=Money(Decimal("120.00"), "USD"),
        insurance=Money(Decimal("11.50"), "USD"),
    )


def unbound_papers(shipment: Shipment) -> tuple[Paper, ...]:
    """The papers with minutes that bind no hashes: each fault must be found by what the values say."""
    return (*sealed_papers(shipment)[:-1], minutes_of_release(shipment))


def with_paper(papers: tuple[Paper, ...], changed: Paper) -> tuple[Paper, ...]:
    return tuple(changed if paper.kind == changed.kind else paper for paper in papers)


def pick(papers: tuple[Paper, ...], kind: type[P]) -> P:
    (paper,) = (paper for paper in papers if isinstance(paper, kind))
    return paper


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from leaves(value, (*path, name))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from leaves(value, (*path, n))
    elif data is not None:
        yield path, data


def pattern_of(path: tuple[str | int, ...]) -> str:
    text = ""
    for step in path:
        text += "[]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".")


def wrong(value: Any, random_source: random.Random) -> Any:
    """Another value of the same form: a slip of the pen."""
    flips = {"accepted": "rejected", "rejected": "accepted", "normal": "tightened"}
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1 if value < 2 else value + random_source.choice((-1, 1))
    if value in flips:
        return flips[value]
    days = timedelta(days=random_source.choice((-1, 1)))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (date.fromisoformat(value) + days).isoformat()
    if re.match(r"\d{4}-\d\d-\d\dT", value):
        return (datetime.fromisoformat(value) + timedelta(minutes=7)).isoformat()
    if not value:
        return "X"
    at = random_source.choice([n for n, sign in enumerate(value) if sign.isalnum()])
    sign = value[at]
    letters = "0123456789" if sign.isdigit() else "ABCDEFGH" if sign.isupper() else "abcdefgh"
    other = random_source.choice([letter for letter in letters if letter != sign])
    return value[:at] + other + value[at + 1 :]


def put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    changed = copy.deepcopy(data)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return changed


@pytest.mark.parametrize("containers", [1, 2])
def test_a_good_dossier_has_no_finding(containers: int) -> None:
    assert check_consistency(sealed_papers(a_shipment(boxes=containers))) == ()


def test_a_good_dossier_on_cif_has_no_finding() -> None:
    assert check_consistency(sealed_papers(a_cif_shipment())) == ()


def test_a_draft_set_without_containers_and_release_has_no_finding() -> None:
    shipment = a_shipment(counts=SMALL, boxes=1, release=None)
    papers = sealed_papers(shipment)[:2]
    assert check_consistency(papers) == ()
    bare = dataclasses.replace(shipment, containers=())
    assert check_consistency([commercial_invoice(bare)]) == ()


def test_every_single_fault_is_found_in_every_value_that_does_not_stand_alone() -> None:
    papers = unbound_papers(a_cif_shipment())
    random_source = random.Random(20201020)
    tried: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        content = paper.content()
        for path, value in leaves(content):
            if path == ("kind",):
                continue
            changed = paper_from_content(put(content, path, wrong(value, random_source)))
            findings = check_consistency(with_paper(papers, changed))
            field = (paper.kind, pattern_of(path))
            tried[field] += 1
            found[field] += any(paper.kind in (f.first.paper, f.second.paper) for f in findings)
    missed = {field for field in tried if found[field] < tried[field]}
    alone = {(kind, pattern) for kind, patterns in ALONE.items() for pattern in patterns}
    bounded = {(kind, pattern) for kind, patterns in BOUNDED.items() for pattern in patterns}
    assert len(tried) > 250
    assert missed - alone - bounded == set()
    assert {field for field in alone if found[field]} == set()


def test_the_lists_of_what_cannot_be_told_name_only_values_on_the_papers() -> None:
    for paper in unbound_papers(a_cif_shipment()):
        known = {pattern_of(path) for path, _ in leaves(paper.content())}
        assert ALONE[paper.kind] | BOUNDED[paper.kind] <= known


def test_minutes_that_bind_papers_find_a_change_even_in_a_value_that_stands_once() -> None:
    papers = sealed_papers(a_shipment(counts=SMALL))
    invoice = dataclasses.replace(pick(papers, CommercialInvoice), deposit_permille=400)
    findings = check_consistency(with_paper(papers, invoice))
    assert codes(findings) == {"sealed_paper_differs"}


def test_a_new_version_after_the_minutes_is_found() -> None:
    shipment = a_shipment(counts=SMALL)
    papers = with_paper(sealed_papers(shipment), commercial_invoice(shipment, version=2))
    fields = {finding.first.field for finding in check_consistency(papers)}
    assert fields == {"papers[0].version", "papers[0].sha256"}


def test_a_wrong_seal_is_found_with_both_papers_and_both_values() -> None:
    papers = unbound_papers(a_shipment(counts=SMALL))
    plan = pick(papers, LoadPlanSheet)
    container = dataclasses.replace(plan.containers[0], seal="ID020488")
    changed = dataclasses.replace(plan, containers=(container,))
    (finding,) = check_consistency(with_paper(papers, changed))
    assert finding.code == "seal_differs"
    assert (finding.first.paper, finding.first.value) == ("commercial_invoice", "ID020481")
    assert (finding.second.paper, finding.second.value) == ("load_plan_sheet", "ID020488")
    for text in (finding.sentence.en, finding.sentence.id):
        assert "ID020481" in text
        assert "ID020488" in text
        assert "INV/CKN/2020/014" in text
        assert "BLT-2020-01-SHA/LP" in text
    assert finding.blocker.code == "papers_seal_differs"


def test_a_wrong_check_digit_is_found_on_all_papers_at_once() -> None:
    shipment = a_shipment(counts=SMALL)
    container = dataclasses.replace(shipment.containers[0], number="GLTU5127345")
    findings = check_consistency(sealed_papers(dataclasses.replace(shipment, containers=(container,))))
    (finding,) = findings
    assert finding.code == "container_number_malformed"
    assert finding.second.value == "6"


def test_a_carton_left_out_of_the_list_breaks_numbers_and_sums() -> None:
    papers = unbound_papers(a_shipment(counts=SMALL))
    packing = pick(papers, PackingList)
    changed = dataclasses.replace(packing, cartons=(*packing.cartons[:3], *packing.cartons[4:]))
    assert {"carton_number_gap", "sum_unsound", "range_unsound", "carton_not_loaded"} <= codes(
        check_consistency(with_paper(papers, changed))
    )


def test_a_carton_outside_any_container_is_found() -> None:
    shipment = a_shipment(counts=SMALL)
    container = shipment.containers[0]
    short = dataclasses.replace(container, cartons=container.cartons[:-1])
    findings = check_consistency(sealed_papers(dataclasses.replace(shipment, containers=(short,))))
    assert {"carton_not_loaded", "cartons_differ", "step_unsound"} <= codes(findings)


def test_a_lot_that_does_not_stand_accepted_may_not_be_packed() -> None:
    shipment = a_shipment(counts=SMALL)
    rejected_only = tuple(lot for lot in shipment.lots if not (lot.code == "LOT-S01" and lot.submission == 2))
    findings = check_consistency(sealed_papers(dataclasses.replace(shipment, lots=rejected_only)))
    (finding,) = findings
    assert finding.code == "lot_not_accepted"
    assert finding.second.value == "LOT-S01: rejected"


def test_a_wet_lot_shown_as_accepted_is_found() -> None:
    shipment = a_shipment(counts=SMALL)
    wet = dataclasses.replace(shipment.lots[-1], moisture_mean_permille=131, moisture_worst_permille=148)
    changed = dataclasses.replace(shipment, lots=(*shipment.lots[:-1], wet))
    assert codes(check_consistency(sealed_papers(changed))) == {"verdict_unsound"}


def test_no_more_pieces_are_packed_from_a_lot_than_it_holds() -> None:
    shipment = a_shipment()
    lots = tuple(dataclasses.replace(lot, quantity=lot.quantity - 1) for lot in shipment.lots)
    findings = check_consistency(sealed_papers(dataclasses.replace(shipment, lots=lots)))
    assert codes(findings) == {"lot_overpacked"}


def test_a_verified_gross_mass_that_is_not_the_sum_is_found() -> None:
    shipment = a_shipment(counts=SMALL)
    container = shipment.containers[0]
    heavier = dataclasses.replace(container, verified_gross_g=container.verified_gross_g + 1000)
    findings = check_consistency(sealed_papers(dataclasses.replace(shipment, containers=(heavier,))))
    (finding,) = findings
    assert finding.code == "vgm_unsound"


@pytest.mark.parametrize(
    ("release", "code"),
    [
        ({"peb_date": date(2020, 10, 14)}, "dates_out_of_order"),
        ({"npe_date": date(2020, 10, 16)}, "dates_out_of_order"),
        ({"npe_date": date(2020, 10, 21)}, "dates_out_of_order"),
        ({"peb_date": date(2020, 10, 15)}, "peb_too_early"),
    ],
)
def test_dates_of_customs_papers_are_held_in_order(release: dict[str, date], code: str) -> None:
    papers = sealed_papers(a_shipment(counts=SMALL, release=a_release(**release)))
    assert code in codes(check_consistency(papers))


def test_the_same_seal_on_two_containers_is_found() -> None:
    shipment = a_shipment(counts=SMALL, boxes=2)
    first, second = shipment.containers
    same_seal = (first, dataclasses.replace(second, seal=first.seal))
    findings = check_consistency(sealed_papers(dataclasses.replace(shipment, containers=same_seal)))
    assert codes(findings) == {"seal_twice"}


def test_two_papers_of_one_kind_are_refused() -> None:
    papers = sealed_papers(a_shipment(counts=SMALL))
    with pytest.raises(Refusal) as refused:
        check_consistency((*papers, papers[0]))
    assert refused.value.codes == ("paper_given_twice",)


def test_every_finding_of_a_spoilt_dossier_speaks_both_languages() -> None:
    papers = sealed_papers(a_shipment(counts=SMALL))
    minutes = dataclasses.replace(pick(papers, MinutesOfRelease), pieces=1, vessel="OTHER", short_code="ZZZ")
    findings = check_consistency(with_paper(papers, minutes))
    assert len(findings) >= 4
    for finding in findings:
        assert finding.sentence.en != finding.sentence.id
        assert "{" not in finding.sentence.en + finding.sentence.id
