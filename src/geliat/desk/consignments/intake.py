"""Brings a case read from a workbook into the desk: all of it in one transaction, or nothing.

What stands already under the same code is used again when it is identical; a difference is a blocker that
names it, never a silent change. A standing workshop may gain a skill, a closed week or a consent; a consent
withdrawn in the desk stays withdrawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from geliat.desk.catalogue.models import DefectKind, PackageSpec, Product, QualitySpec, RouteStep, Size
from geliat.desk.consignments.differences import difference, differing, stands_otherwise, values
from geliat.desk.consignments.models import Consignment, ConsignmentLine
from geliat.desk.journal import actions as journal
from geliat.desk.makers.models import (
    ClosedWeek,
    Disclosure,
    Group,
    PrivateContact,
    Regency,
    Skill,
    Village,
    Workshop,
)
from geliat.desk.orders.models import Buyer, Line, Order, Rate
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.access import Actor, authorise
from geliat.workbook.case import Case
from geliat.workbook.sheets import sheet

M = TypeVar("M", bound=models.Model)


def bring_in(case: Case, *, by: Actor, at: datetime) -> Order:
    """Bring a case in and return its order, an inquiry with its consignments planned.

    Expected payments of the case are not recorded: money is recorded when the bank has credited it. Raises
    Refusal with every difference from what stands, and when the order or a consignment stands already.
    """
    authorise(by, "orders.receive")
    try:
        with transaction.atomic():
            intake = _Intake(case, by, at)
            intake.makers()
            intake.catalogue()
            order = intake.order()
            if intake.blockers:
                raise Refusal(*intake.blockers)
    except IntegrityError as error:
        raise Refusal(
            Blocker(
                "someone_was_faster",
                en="Somebody else recorded a part of this case a moment ago; bring it in again.",
                id="Orang lain baru saja mencatat sebagian kasus ini; silakan impor lagi.",
                owner="coordinator",
            )
        ) from error
    return order


class _Intake:
    """One bringing-in: the rows by their code in the workbook, and the blockers found on the way."""

    def __init__(self, case: Case, by: Actor, at: datetime) -> None:
        self.case, self.by, self.at = case, by, at
        self.blockers: list[Blocker] = []
        self.workshops: dict[str, Workshop] = {}
        self.sizes: dict[str, Size] = {}
        self.group = Group()

    def makers(self) -> None:
        """Regencies, villages, the group, its workshops and what they can do."""
        case = self.case
        rows = self._settle(
            "regencies",
            [Regency(bps_code=row.bps_code, name=row.name, province=row.province) for row in case.regencies],
            Regency.objects.filter(bps_code__in=[row.bps_code for row in case.regencies]),
            ("bps_code",),
        )
        regencies = {row.bps_code: row for row in rows}
        found = self._settle(
            "villages",
            [
                Village(
                    regency=regencies[row.regency],
                    district=row.district,
                    name=row.name,
                    bps_code=row.bps_code,
                )
                for row in case.villages
            ],
            Village.objects.filter(regency__in=rows),
            ("regency_id", "district", "name"),
        )
        villages = {told.key: row for told, row in zip(case.villages, found, strict=True)}
        self.group = self._settle(
            "group",
            [Group(**_columns(case.group, regency=regencies[case.group.regency]))],
            Group.objects.filter(name=case.group.name),
            ("name",),
            deed="makers.register",
        )[0]
        shops = self._settle(
            "workshops",
            [
                Workshop(**_columns(row, group=self.group, village=villages[row.village]))
                for row in case.workshops
            ],
            Workshop.objects.filter(group=self.group),
            ("group_id", "code"),
            deed="makers.register",
        )
        self.workshops = {row.code: row for row in shops}
        self._of_workshops()

    def _of_workshops(self) -> None:
        case, shops = self.case, list(self.workshops.values())
        self._settle(
            "skills",
            [Skill(**self._at_workshop(row)) for row in case.skills],
            Skill.objects.filter(workshop__in=shops).select_related("workshop"),
            ("workshop_id", "step"),
        )
        self._settle(
            "closed_weeks",
            [ClosedWeek(**self._at_workshop(row)) for row in case.closed_weeks],
            ClosedWeek.objects.filter(workshop__in=shops).select_related("workshop"),
            ("workshop_id", "monday"),
        )
        self._settle(
            "contacts",
            [PrivateContact(**self._at_workshop(row)) for row in case.contacts],
            PrivateContact.objects.filter(workshop__in=shops).select_related("workshop"),
            ("workshop_id",),
        )
        # A consent has no name of its own: those of a day at a workshop are counted, only more are added.
        standing = Counter(
            Disclosure.objects.filter(workshop__in=shops).values_list("workshop_id", "consented_on")
        )
        added = []
        for row in case.disclosures:
            disclosure = Disclosure(**self._at_workshop(row))
            name = (disclosure.workshop_id, disclosure.consented_on)
            if standing[name]:
                standing[name] -= 1
            else:
                added.append(disclosure)
        journal.record_many(
            "makers.record_disclosure", Disclosure.objects.bulk_create(added), by=self.by, at=self.at
        )

    def _at_workshop(self, row: Any) -> dict[str, Any]:
        return _columns(row, workshop=self.workshops[row.workshop])

    def catalogue(self) -> None:
        """Products with their sizes, routes, packages and quality, and the kinds of defects."""
        case = self.case
        rows = self._settle(
            "products",
            [Product(**_columns(row)) for row in case.products],
            Product.objects.filter(code__in=[row.code for row in case.products]),
            ("code",),
            deed="catalogue.describe",
        )
        products = {row.code: row for row in rows}
        wanted = [
            Size(
                **_columns(
                    row,
                    product=products[row.product],
                    profile=[list(point) for point in case.profile_of(row.sku)],
                )
            )
            for row in case.sizes
        ]
        before = {
            size.sku: size
            for size in Size.objects.filter(sku__in=[row.sku for row in case.sizes]).prefetch_related("route")
        }
        if not self._other_skus(wanted):
            sizes = self._settle(
                "sizes", wanted, Size.objects.filter(sku__in=before), ("sku",), deed="catalogue.describe"
            )
            self.sizes = {row.sku: row for row in sizes}
            self._of_sizes(before)
        self._settle(
            "quality",
            [
                QualitySpec(
                    **_columns(row, product=products[row.product], moisture_points=list(row.moisture_points))
                )
                for row in case.quality
            ],
            QualitySpec.objects.filter(product__in=rows).select_related("product"),
            ("product_id", "version"),
        )
        self._settle(
            "defects",
            [DefectKind(**_columns(row, crafts=list(row.crafts))) for row in case.defects],
            DefectKind.objects.filter(code__in=[row.code for row in case.defects]),
            ("code",),
        )

    def _other_skus(self, wanted: Sequence[Size]) -> int:
        """How many sizes stand under another SKU, each noted as a blocker."""
        taken = {
            (size.product_id, size.code): size.sku
            for size in Size.objects.filter(product__in=[size.product_id for size in wanted])
        }
        others = [size for size in wanted if taken.get((size.product_id, size.code), size.sku) != size.sku]
        for size in others:
            name, sku = f"{size.product.code} {size.code}", taken[size.product_id, size.code]
            self.blockers.append(
                stands_otherwise(
                    Sentence(en=f"Size {name}", id=f"Ukuran {name}"),
                    Sentence(en=f"SKU {sku}, here {size.sku}", id=f"SKU {sku}, di sini {size.sku}"),
                )
            )
        return len(others)

    def _of_sizes(self, before: dict[str, Size]) -> None:
        """Packages by version, and routes: the route of a standing size must be the same, step by step."""
        new = []
        for sku in self.sizes:
            wanted = [
                RouteStep(**_columns(row, without="sku", size=self.sizes[sku]))
                for row in self.case.route_of(sku)
            ]
            if sku not in before:
                new += wanted
            elif [values(row) for row in before[sku].route.all()] != [values(row) for row in wanted]:
                self.blockers.append(
                    stands_otherwise(
                        Sentence(en=f"The route of {sku}", id=f"Rute kerja {sku}"),
                        Sentence(en="other steps, times or pay", id="langkah, waktu, atau upah yang berbeda"),
                    )
                )
        RouteStep.objects.bulk_create(new)
        self._settle(
            "packages",
            [
                PackageSpec(**_columns(row, without="sku", size=self.sizes[row.sku]))
                for row in self.case.packages
            ],
            PackageSpec.objects.filter(size__in=self.sizes.values()).select_related("size"),
            ("size_id", "version"),
        )

    def order(self) -> Order:
        """The buyer, the order with its lines, its consignments and the rates; unsaved when blocked."""
        case = self.case
        buyer = self._settle(
            "buyer",
            [Buyer(**_columns(case.buyer))],
            Buyer.objects.filter(name=case.buyer.name),
            ("name",),
        )[0]
        self._settle(
            "rates",
            [Rate(**_columns(row)) for row in case.rates],
            Rate.objects.filter(on__in=[row.on for row in case.rates]),
            ("currency", "on"),
            deed="orders.record_rate",
        )
        order = Order(**_columns(case.order, group=self.group, buyer=buyer))
        self._new("order", Order, [case.order.number])
        self._new("consignments", Consignment, [row.number for row in case.consignments])
        if self.blockers:
            return order
        order.save(force_insert=True)
        pieces = sum(row.quantity for row in case.lines)
        journal.begin(
            [order],
            "orders.receive",
            by=self.by,
            at=self.at,
            facts={"lines": len(case.lines), "pieces": pieces},
        )
        lines = Line.objects.bulk_create(
            Line(**_columns(row, without="sku", order=order, size=self.sizes[row.sku])) for row in case.lines
        )
        consignments = Consignment.objects.bulk_create(
            Consignment(**_columns(row, order=order)) for row in case.consignments
        )
        journal.begin(consignments, "consignments.plan", by=self.by, at=self.at)
        by_number = {row.number: row for row in consignments}
        by_line = {row.number: row for row in lines}
        ConsignmentLine.objects.bulk_create(
            ConsignmentLine(
                consignment=by_number[row.consignment], line=by_line[row.line], quantity=row.quantity
            )
            for row in case.contents
        )
        return order

    def _new(self, slot: str, model: type[Order] | type[Consignment], numbers: Sequence[str]) -> None:
        """An order and its consignments must not stand yet."""
        words = sheet(slot)
        for number in model._default_manager.filter(number__in=numbers).values_list("number", flat=True):
            self.blockers.append(
                Blocker(
                    "stands_already",
                    en="{thing_en} {number} stands in the desk already.",
                    id="{thing_id} {number} sudah tercatat.",
                    facts={"thing_en": words.en, "thing_id": words.id, "number": number},
                    owner="coordinator",
                )
            )

    def _settle(
        self,
        slot: str,
        wanted: Sequence[M],
        standing: models.QuerySet[M],
        key: tuple[str, ...],
        *,
        deed: str = "",
    ) -> list[M]:
        """The rows wanted, each the standing one or made now; differences become blockers."""

        def name(row: models.Model) -> tuple[Any, ...]:
            return tuple(getattr(row, part) for part in key)

        by_name = {name(row): row for row in standing}
        new = [row for row in wanted if name(row) not in by_name]
        for row in wanted:
            there = by_name.get(name(row))
            if there is not None and (columns := differing(there, row)):
                self.blockers.append(difference(slot, there, row, columns))
        manager: models.Manager[M] = standing.model._default_manager
        made = manager.bulk_create(new)
        if deed and made:
            journal.record_many(deed, made, by=self.by, at=self.at)
        by_name.update({name(row): row for row in made})
        return [by_name[name(row)] for row in wanted]


def _columns(row: Any, *, without: str = "", **replaced: Any) -> dict[str, Any]:
    """The fields of a case's row but one, with references replaced by rows."""
    fields = {field: getattr(row, field) for field in type(row).__slots__ if field != without}
    return {**fields, **replaced}
