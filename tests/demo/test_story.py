"""One story: two orders from the buyer's inquiry to released containers, troubles included."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.test.utils import override_settings
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker
from rich.console import Console

from geliat.demo import story
from geliat.demo.teller import Teller
from geliat.desk.allotment.models import Share
from geliat.desk.consignments.models import BillOfLading, Consignment
from geliat.desk.dossier import figures as dossier_figures
from geliat.desk.dossier.models import EntryHandOver, Paper
from geliat.desk.journal.figures import replay
from geliat.desk.journal.models import Entry
from geliat.desk.loading.models import Container, ContainerCheck
from geliat.desk.makers.models import PrivateContact
from geliat.desk.orders.models import Order
from geliat.desk.packing.models import CartonContent
from geliat.desk.quality.models import Lot
from geliat.desk.release.models import Declaration, Release
from geliat.desk.settlement import proceeds
from geliat.desk.settlement.models import Pay, PayPiece
from geliat.papers.forms import form_of_file
from geliat.planning.loading.plan_file import from_json
from geliat.planning.verify.loading import judge_load
from geliat.trade import journey
from geliat.trade.consistency import judge_statements
from geliat.trade.documents import PAPERS
from geliat.trade.proceeds import State

pytestmark = pytest.mark.django_db

DRUMS, WOOD = "KPCB-2020-01", "KPCB-2020-02"


@dataclass(frozen=True)
class Told:
    """What the walk printed and where it left its papers."""

    lines: list[str]
    folder: Path


@pytest.fixture(scope="module")
def told(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    """The whole story, told once; its rows are gone after this module."""
    folder = tmp_path_factory.mktemp("demo")
    printed = io.StringIO()
    teller = Teller("en", Console(file=printed, soft_wrap=True, no_color=True, highlight=False))
    files = override_settings(MEDIA_ROOT=folder / "files")
    with django_db_blocker.unblock(), files, transaction.atomic():
        story.tell(folder, teller)
        yield Told(printed.getvalue().splitlines(), folder)
        transaction.set_rollback(True)


def test_the_journal_replays_to_the_present_stage_of_everything(told: Told) -> None:
    present = {
        (thing, row.pk): row.stage
        for thing in journey.STAGES
        for row in apps.get_model("desk", thing)._default_manager.all()
    }
    assert replay() == present
    assert len(present) > 300


def test_six_thousand_drums_leave_in_two_containers_on_the_day_of_the_press(told: Told) -> None:
    released = Release.objects.filter(consignment__order__number=DRUMS)
    assert {act.released_at.date() for act in released} == {date(2020, 10, 20)}
    assert Container.objects.filter(consignment__order__number=DRUMS, stage="gated_in").count() == 2
    packed = CartonContent.objects.filter(carton__consignment__order__number=DRUMS)
    assert packed.aggregate(pieces=Sum("quantity"))["pieces"] == 6000
    ports = Consignment.objects.filter(order__number=DRUMS).values_list("destination_port", flat=True)
    assert set(ports) == {"CNSHA", "CNSHK"}


def test_the_order_of_wood_crafts_walks_the_same_way(told: Told) -> None:
    order = Order.objects.get(number=WOOD)
    assert order.stage == "closed"
    assert {line.size.product.hs_code[:4] for line in order.lines.all()} == {"4419", "4420"}


def test_every_trouble_is_met_by_a_real_deed(told: Told) -> None:
    shares = Share.objects.filter(plan__order__number=DRUMS)
    assert shares.filter(stage="declined").count() == 1
    assert shares.filter(released_quantity__gt=0).count() >= 1
    lots = Lot.objects.filter(share__plan__order__number=DRUMS)
    assert lots.filter(stage="resubmitted", resubmission__stage="accepted").count() == 1
    dried = Entry.objects.filter(thing="lot", stage_before="drying", stage_after="accepted")
    assert dried.count() == 1
    assert ContainerCheck.objects.filter(passed=False).count() == 1
    assert Entry.objects.filter(thing="container", stage_before="sealed", stage_after="stuffed").count() == 1
    assert any("A wrong seal is found" in line for line in told.lines)
    refused = next(line for line in told.lines if "Declared ready too early" in line)
    for code in ("lot_drying", "not_packed", "no_container", "npe_missing"):
        assert code in refused


def test_the_proceeds_of_every_peb_are_met_before_their_deadline(told: Told) -> None:
    found = [one.proceeds for one in proceeds.ledgers(proceeds.registered(), date(2020, 12, 31))]
    assert len(found) == Consignment.objects.filter(order__number__in=(DRUMS, WOOD)).count()
    assert {one.state for one in found if one is not None} == {State.MET}
    told_lines = [line for line in told.lines if "Export proceeds are due by 31 January 2021" in line]
    assert len(told_lines) == 2


def test_finished_work_stays_where_it_was_done(told: Told) -> None:
    for share in Share.objects.filter(stage__in=("accepted", "released", "finished")):
        counted = share.counts.aggregate(pieces=Sum("quantity"))["pieces"] or 0
        assert counted <= share.standing_quantity


def test_nobody_releases_what_they_declared(told: Told) -> None:
    for act in Release.objects.all():
        declared = Declaration.objects.get(consignment=act.consignment, withdrawn_at=None)
        assert declared.declared_by_id != act.officer_id


def test_every_piece_is_paid_once_and_only_if_accepted(told: Told) -> None:
    for order in Order.objects.filter(number__in=(DRUMS, WOOD)):
        lines = order.lines.all()
        asked = sum(line.quantity * row.pay_idr for line in lines for row in line.size.route.all())
        earned = Pay.objects.filter(order=order).aggregate(sum=Sum("earned_idr"))["sum"]
        assert earned == asked
        assert not Pay.objects.filter(order=order).exclude(stage="paid").exists()
    for row in PayPiece.objects.values("share").annotate(pieces=Sum("quantity")):
        assert row["pieces"] <= Share.objects.get(pk=row["share"]).standing_quantity


def test_the_papers_in_force_agree_and_are_sealed(told: Told) -> None:
    for consignment in Consignment.objects.filter(order__number__in=(DRUMS, WOOD)):
        papers = dossier_figures.current_papers(consignment)
        # Nothing is insured under FOB, and there was no RCEP in October 2020.
        assert {paper.kind for paper in papers} == {*PAPERS} - {"insurance_application", "rcep_sheet"}
        assert all(paper.sealed_at for paper in papers)
        assert dossier_figures.findings(consignment) == ()


def test_the_origin_claimed_is_borne_by_the_materials_recorded(told: Told) -> None:
    for consignment in Consignment.objects.filter(order__number__in=(DRUMS, WOOD)):
        papers = dossier_figures.current_papers(consignment)
        worksheet = next(row.content for row in papers if row.kind == "origin_worksheet")
        assert len(worksheet["lines"]) == consignment.lines.count()
        assert all(line["holds"] for line in worksheet["lines"])
        assert all(line["scheme"] == "ACFTA" for line in worksheet["lines"])


def test_the_ship_sails_on_the_day_that_papers_and_bill_of_lading_name(told: Told) -> None:
    for bill in BillOfLading.objects.select_related("consignment"):
        assert bill.on_board_on == bill.consignment.sails_on
        assert bill.on_board_on <= bill.consignment.latest_shipment_on


def test_the_forms_left_behind_agree_and_hold_what_was_handed_over(told: Told) -> None:
    folders = sorted((told.folder / "forms").iterdir())
    assert len(folders) == 3
    for folder in folders:
        said = [
            each
            for file in folder.iterdir()
            if (form := form_of_file(file.name))
            for each in form.read(file.read_bytes())
        ]
        assert judge_statements(said) == ()
        handed = EntryHandOver.objects.get(consignment__number=folder.name)
        assert handed.confirmed
        assert handed.asked_by != handed.answered_by
        assert hashlib.sha256((folder / "peb.ceisa.json").read_bytes()).hexdigest() == handed.file_sha256


def test_the_invoices_add_up_to_the_order(told: Told) -> None:
    invoices = Paper.objects.filter(kind="commercial_invoice", consignment__order__number=DRUMS)
    newest = {}
    for paper in invoices.order_by("version"):
        newest[paper.consignment_id] = dossier_figures.value_of(paper)
    assert sum(value.total.amount for value in newest.values()) == Decimal("33924.80")  # type: ignore[attr-defined]


def test_every_plan_left_behind_passes_the_judge(told: Told) -> None:
    files = list(told.folder.glob("plans/*/*.json"))
    assert len(files) == 3
    for file in files:
        problem, plan = from_json(file.read_text())
        assert judge_load(plan, problem) == ()
        assert not plan.unplaced


def test_no_paper_or_journal_entry_knows_anything_private(told: Told) -> None:
    secrets = {
        value
        for row in PrivateContact.objects.all()
        for value in (row.person, row.phone, row.national_id, row.account)
        if len(value) > 4
    }
    assert secrets
    texts = [
        "\n".join(page.extract_text() for page in PdfReader(file).pages)
        for file in told.folder.glob("papers/*/*.pdf")
    ]
    assert len(texts) == 45
    texts += [f"{entry.label} {entry.facts}" for entry in Entry.objects.all()]
    for text in texts:
        assert not any(secret in text for secret in secrets)
        assert "disabil" not in text.lower()


def test_a_sign_in_for_each_role_and_three_links_are_printed(told: Told) -> None:
    end = told.lines[-10:]
    for name in ("sri /", "joko /", "ratna /", "bayu /", "dewi /"):
        assert any(name in line for line in end)
    for path in ("/m/", "/b/", "/f/"):
        assert any(settings.ADDRESS + path in line for line in end)
