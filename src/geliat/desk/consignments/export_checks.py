"""What must hold of the broker, costs, packing, origin, customs facts and bill of lading of a consignment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from geliat.desk.catalogue.checks import wrong
from geliat.desk.consignments.facts import CostFacts, CustomsFacts, PackingFacts
from geliat.desk.consignments.models import Consignment, Forwarder
from geliat.desk.consignments.origin import CRITERION_NAMES, origin_of
from geliat.desk.makers.checks import missing
from geliat.desk.orders.models import Order
from geliat.desk.rules import figures as rules
from geliat.refusals import Blocker
from geliat.trade import identifiers
from geliat.trade.export_facts import ORIGIN_CRITERIA, ORIGIN_SCHEMES, WOOD_TREATMENTS
from geliat.trade.incoterms import ADDED, COST_NAMES, TAKEN
from geliat.trade.requirements import PACKAGINGS
from geliat.trade.requirements.schemes import CERTIFICATES, scheme_in_force

SUBMISSION_FORM = re.compile(r"\d{4}30[A-Z0-9]{6}\d{14}")


def needed_costs(order: Order) -> tuple[str, ...]:
    """The costs that the order's Incoterm asks for its FOB value: none under FOB."""
    return (*ADDED.get(order.incoterm, ()), *TAKEN.get(order.incoterm, ()))


def of_costs(order: Order, facts: CostFacts) -> list[Blocker]:
    """What is wrong with the costs: one that the term needs is missing, or one is below zero."""
    blockers = []
    for name in needed_costs(order):
        if getattr(facts, name) is None:
            words = COST_NAMES[name]
            blockers.append(missing(name, words.en, words.id))
    for name, words in COST_NAMES.items():
        amount = getattr(facts, name)
        if amount is not None and amount < 0:
            blockers.append(
                wrong(
                    "cost_below_zero",
                    "“{name_en}” is {amount}; it cannot be below 0.",
                    "“{name_id}” tertulis {amount}; tidak boleh kurang dari 0.",
                    field=name,
                    name_en=words.en,
                    name_id=words.id,
                    amount=str(amount),
                )
            )
    return blockers


def of_claims(
    consignment: Consignment, scheme: str, criteria: Mapping[int, str], lines: set[int], today: date
) -> list[Blocker]:
    """What is wrong with origin claims: an unknown scheme, criterion or line, or a scheme not in force."""
    blockers = _not_in_force(scheme, today)
    known = (("scheme", [scheme], ORIGIN_SCHEMES), ("criterion", criteria.values(), ORIGIN_CRITERIA))
    for field, told, choices in known:
        blockers += [
            wrong(
                "origin_unknown",
                "“{value}” is not known for origin; expected one of {known}.",
                "“{value}” tidak dikenal untuk asal barang; pilihannya {known}.",
                field=field,
                value=value or "-",
                known=", ".join(choices),
            )
            for value in dict.fromkeys(told)
            if value not in choices
        ]
    return blockers + [
        wrong(
            "no_such_line",
            "{consignment} carries no line {line}.",
            "{consignment} tidak memuat baris {line}.",
            consignment=consignment.number,
            line=number,
        )
        for number in sorted(set(criteria) - lines)
    ]


def _not_in_force(scheme: str, today: date) -> list[Blocker]:
    """The refusal of a known scheme that no dated row has in force on the day."""
    if scheme not in CERTIFICATES or scheme_in_force(scheme, today, rules.book()):
        return []
    return [
        wrong(
            "origin_scheme_not_in_force",
            "{scheme} is not in force on {day}; no origin can be claimed under it that day.",
            "{scheme} tidak berlaku pada {day}; asal barang tidak dapat dinyatakan menurut skema itu.",
            field="scheme",
            scheme=scheme,
            day=today.isoformat(),
        )
    ]


def of_bearing(
    consignment: Consignment, criteria: Mapping[int, str], scheme: str, today: date
) -> list[Blocker]:
    """The claims that the recorded materials do not bear; where none are recorded yet, nothing is said."""
    origin = origin_of(consignment, today)
    blockers = []
    for number, criterion in sorted(criteria.items()):
        line = origin.of(number)
        if line is None or not line.denies(criterion):
            continue
        words = CRITERION_NAMES[criterion]
        blockers.append(
            wrong(
                "origin_not_borne",
                "Line {line}: its materials do not bear {criterion} ({name_en}); they bear {bears_en}.",
                "Baris {line}: bahannya tidak memenuhi {criterion} ({name_id}); yang dipenuhi {bears_id}.",
                field=f"{scheme}_{number}",
                line=number,
                criterion=criterion,
                name_en=words.en,
                name_id=words.id,
                bears_en=", ".join(line.bears) or "none",
                bears_id=", ".join(line.bears) or "tidak ada",
            )
        )
    return blockers


def of_packing(facts: PackingFacts, today: date) -> list[Blocker]:
    """What is wrong with what packs a consignment: nothing told, an unknown word, a treatment of no wood."""
    blockers = [] if facts.kinds else [missing("kinds", "Packed with", "Dikemas dengan")]
    told = (("kinds", facts.kinds, PACKAGINGS), ("wood_treatment", (facts.wood_treatment,), WOOD_TREATMENTS))
    blockers += [
        wrong(
            "packing_unknown",
            "“{value}” is not known for packing; expected one of {known}.",
            "“{value}” tidak dikenal untuk kemasan; pilihannya {known}.",
            field=field,
            value=value,
            known=", ".join(known),
        )
        for field, values, known in told
        for value in values
        if value and value not in known
    ]
    if "raw_wood" not in facts.kinds and (facts.wood_treatment or facts.wood_mark.strip()):
        blockers.append(
            wrong(
                "no_raw_wood",
                "A treatment by ISPM 15 is told, but no raw wood among what packs the goods.",
                "Perlakuan ISPM 15 diisi, tetapi kayu mentah tidak termasuk bahan kemasan.",
                field="wood_treatment",
            )
        )
    if facts.fumigant.strip() and facts.fumigated_on is None:
        blockers.append(missing("fumigated_on", "Fumigated on", "Tanggal fumigasi"))
    if facts.fumigated_on is not None and facts.fumigated_on > today:
        blockers.append(
            wrong(
                "fumigated_ahead",
                "The day of fumigation, {day}, has not come yet.",
                "Tanggal fumigasi, {day}, belum tiba.",
                field="fumigated_on",
                day=facts.fumigated_on.isoformat(),
            )
        )
    return blockers


def of_others(consignment: Consignment, standing: Forwarder) -> list[Blocker]:
    """Whether other consignments name the same broker, whose data then only the desk corrects."""
    if not Consignment.objects.filter(forwarder=standing.name).exclude(pk=consignment.pk).exists():
        return []
    return [
        wrong(
            "forwarder_shared",
            "{name} is registered for other consignments too; the coordinator corrects its data.",
            "{name} juga terdaftar untuk kiriman lain; datanya dibetulkan oleh koordinator.",
            field="name",
            name=standing.name,
        )
    ]


def of_forwarder(name: str, address: str, tax_id: str, nib: str) -> list[Blocker]:
    """What is wrong with a customs broker."""
    blockers = [
        missing(field, en, said)
        for field, value, en, said in (
            ("name", name, "Name", "Nama"),
            ("address", address, "Address", "Alamat"),
            ("tax_id", tax_id, "Tax number (NPWP)", "NPWP"),
        )
        if not value.strip()
    ]
    numbers = (("tax_id", tax_id, identifiers.check_npwp), ("nib", nib, identifiers.check_nib))
    for field, number, check in numbers:
        if number.strip() and (blocker := check(number)):
            blockers.append(replace(blocker, facts={**blocker.facts, "field": field}))
    return blockers


def of_customs(facts: CustomsFacts) -> list[Blocker]:
    """What is wrong with customs facts: the form of numbers and offices, and what was left empty."""
    blockers = []
    number, day = facts.submission_number, f"{facts.submission_date:%Y%m%d}"
    if not SUBMISSION_FORM.fullmatch(number) or number[12:20] != day:
        blockers.append(
            wrong(
                "submission_number_form",
                "“{value}” is no submission number of {day}; expected 26 signs: office, 30, own code, date, "
                "serial.",
                "“{value}” bukan nomor pengajuan tanggal {day}; seharusnya 26 tanda: kantor, 30, "
                "kode sendiri, tanggal, nomor urut.",
                field="submission_number",
                value=number or "-",
                day=facts.submission_date.isoformat(),
            )
        )
    offices = ("office_registration", "office_loading", "office_export", "office_examination")
    blockers += [
        wrong(
            "office_form",
            "“{value}” is no customs office; expected six digits, as in 070100.",
            "“{value}” bukan kode kantor pabean; seharusnya enam angka, seperti 070100.",
            field=field,
            value=getattr(facts, field) or "-",
        )
        for field in offices
        if not re.fullmatch(r"\d{6}", getattr(facts, field))
    ]
    needed = (
        ("bank_name", "Bank", "Bank"),
        ("contact", "Contact office", "Kantor yang dihubungi"),
        ("phone", "Office phone", "Telepon kantor"),
        ("place", "Place of examination", "Tempat pemeriksaan"),
    )
    return blockers + [
        missing(name, en, said) for name, en, said in needed if not getattr(facts, name).strip()
    ]


def of_bill(
    consignment: Consignment, number: str, on_board_on: date, original_count: int, today: date
) -> list[Blocker]:
    """What is wrong with a bill of lading: before the sailing, without a number, or of a day to come."""
    blockers = [] if number.strip() else [missing("number", "Number", "Nomor")]
    if consignment.stage not in ("sailed", "arrived"):
        blockers.append(
            wrong(
                "not_sailed",
                "{consignment} has not sailed yet; its bill of lading comes after that.",
                "{consignment} belum berlayar; konosemennya terbit sesudah itu.",
                consignment=consignment.number,
            )
        )
    if on_board_on > today or original_count < 0:
        blockers.append(
            wrong(
                "bill_impossible",
                "On board on {day} with {count} originals cannot be.",
                "Dimuat di kapal pada {day} dengan {count} lembar asli tidak mungkin.",
                field="on_board_on" if on_board_on > today else "original_count",
                day=on_board_on.isoformat(),
                count=original_count,
            )
        )
    return blockers
