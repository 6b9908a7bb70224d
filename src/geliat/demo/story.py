"""The whole story: the drums of October, the wood crafts of the week after, and an order still open."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from geliat.demo import cast as people_of_demo
from geliat.demo.cast import Cast
from geliat.demo.open_order import begin_open_order
from geliat.demo.teller import Teller
from geliat.demo.trade_deeds import moment
from geliat.demo.walk import EVERY_TROUBLE, Troubles, Walk
from geliat.demo.workday import steps_of
from geliat.desk.allotment.models import Share
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import declaration
from geliat.desk.dossier import figures as dossier_figures
from geliat.desk.dossier.shipment import shipment_of
from geliat.desk.indicators import actions as indicators
from geliat.desk.indicators import figures as indicators_figures
from geliat.desk.indicators.checks import scope_of
from geliat.desk.loading import figures as loading_figures
from geliat.desk.orders.models import Order
from geliat.desk.people import actions as people
from geliat.papers.forms import FORMS, every_form
from geliat.papers.load_drawing import overview_svg
from geliat.trade.access import ROLE_NAMES, Role
from geliat.workbook.cases import shipped


def tell(out: Path, teller: Teller) -> None:
    """Walk both orders, begin a third, and leave papers and plans in the folder."""
    teller.say(
        "Places and quantities are from the press of October 2020; workshops, firms, people, prices and "
        "numbers are invented.",
        "Tempat dan jumlah dari pemberitaan Oktober 2020; bengkel, perusahaan, orang, harga dan nomor "
        "adalah rekaan.",
    )
    drums, wood = shipped("blitar_djembe"), shipped("blitar_wood")
    cast = people_of_demo.enrol(moment(drums.order.received_on, 7))
    teller.tell(
        "people",
        f"{len(cast.sign_ins)} people enrolled, one for each role",
        f"{len(cast.sign_ins)} orang terdaftar, satu untuk tiap peran",
    )
    # The press: drums released on Tuesday 20 October 2020, wood crafts to follow within a week.
    for case, troubles, release_on in (
        (drums, EVERY_TROUBLE, date(2020, 10, 20)),
        (wood, Troubles(), date(2020, 10, 27)),
    ):
        walk = Walk(case, cast, teller, troubles, release_on=release_on)
        order = walk.to_release()
        _leave(out, order, walk.payout)
        _leave_forms(out, order, walk.declarations)
    _reckon_indicators(cast, teller)
    begin_open_order(drums, cast, teller, at=timezone.now())
    greet(teller, cast.sign_ins)


def greet(teller: Teller, sign_ins: Mapping[Role, tuple[str, str]] | None = None) -> None:
    """Print a sign-in for each role and the links of one maker, one buyer and one forwarder."""
    now = timezone.now()
    teller.say("\nSign in:", "\nMasuk:")
    for role, (username, password) in (sign_ins or people_of_demo.renew_passwords(now)).items():
        name = ROLE_NAMES[role].said_in(teller.language)
        teller.say(f"  {name:<18} {username} / {password}", f"  {name:<18} {username} / {password}")
    for role, address in _links(now):
        name = ROLE_NAMES[role].said_in(teller.language)
        teller.say(f"  {name:<18} {address}", f"  {name:<18} {address}")


def _links(now: datetime) -> list[tuple[Role, str]]:
    order = Order.objects.latest("pk")
    # A maker of the first step works from wood, so that there is a count to report at once.
    mine = Share.objects.filter(plan__order=order).select_related("workshop")
    first = mine.filter(step=steps_of(order)[0], stage="accepted").order_by("pk").first()
    share = first or mine.latest("pk")
    consignment = Consignment.objects.filter(order=order).latest("pk")
    wanted = (
        (Role.MAKER, "workshop", share.workshop_id, share.workshop.name),
        (Role.BUYER, "order", order.pk, order.buyer.name),
        (Role.FORWARDER, "consignment", consignment.pk, consignment.forwarder or "PPJK"),
    )
    links = []
    for role, opens, subject, holder in wanted:
        link = people.issue_link(role, opens, subject, holder, by=people.SET_UP, at=now)
        path = reverse(f"board:{role.value}", kwargs={"token": people.token_of(link)})
        links.append((role, settings.ADDRESS + path))
    return links


def _leave(out: Path, order: Order, payout: bytes) -> None:
    """Write an order's papers, load plans and payout file where a person finds them."""
    for consignment in Consignment.objects.filter(order=order):
        papers, plans = out / "papers" / consignment.number, out / "plans" / consignment.number
        papers.mkdir(parents=True, exist_ok=True)
        plans.mkdir(parents=True, exist_ok=True)
        for paper in dossier_figures.current_papers(consignment):
            with paper.pdf.open() as file:
                (papers / f"{paper.kind}-v{paper.version}.pdf").write_bytes(file.read())
        for row in loading_figures.plans_in_force(consignment).values():
            reading, number = loading_figures.Reading(row), row.container.number
            (plans / f"{number}.json").write_text(json.dumps(row.plan, ensure_ascii=False, indent=1))
            (plans / f"{number}.svg").write_text(
                overview_svg(reading.loaded, reading.names, figures=reading.figures, title=number)
            )
    (out / "plans" / f"payout-{order.number}.csv").write_bytes(payout)


def _leave_forms(out: Path, order: Order, declarations: Mapping[str, bytes]) -> None:
    """Write the papers' contents and the files that others' machines read, as `geliat check` judges them.

    The export declaration's file is the one that two persons saw and that was handed over. The minutes are
    not among them: they count in the rate of the day of release, the others in that of the declaration.
    """
    for consignment in Consignment.objects.filter(order=order):
        folder = out / "forms" / consignment.number
        folder.mkdir(parents=True, exist_ok=True)
        rows = dossier_figures.current_papers(consignment)
        papers = [dossier_figures.value_of(row) for row in rows if row.kind != dossier_figures.MINUTES]
        files = every_form(shipment_of(consignment), papers)
        for name, data in {**files, declaration.FORM.name: declarations[consignment.number]}.items():
            (folder / FORMS[name].file_name).write_bytes(data)


def _reckon_indicators(cast: Cast, teller: Teller) -> None:
    """A baseline of the same scope and length gives a recovery."""
    ratna, at = cast.officer, moment(date(2020, 12, 1))
    indicators.record_baseline(
        "value_usd",
        scope_of(None),
        date(2019, 1, 1),
        date(2019, 12, 31),
        Decimal(61_500),
        "USD",
        "Invented for the demonstration: the group's exports of 2019",
        by=ratna,
        at=at,
    )
    report = indicators_figures.report(date(2020, 1, 1), date(2020, 12, 31))
    for row in report.rows:
        if (
            row.indicator.code in ("value_usd", "workshops", "maker_share", "acceptance")
            and row.value is not None
        ):
            teller.tell(
                "indicators", row.indicator.name.en, row.indicator.name.id, f"{row.value} {row.figure.unit}"
            )
    for compared in report.compared:
        if compared.permille is not None:
            teller.tell(
                "indicators",
                f"Recovery against 2019 ({compared.baseline.source})",
                f"Pemulihan terhadap 2019 ({compared.baseline.source})",
                f"{compared.permille / 10} %",
            )
