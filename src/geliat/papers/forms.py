"""Every machine form of a dossier in one table: of which paper it is, what writes it, what reads it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from geliat.papers import ceisa, dcsa, epcis, spreadsheets, ubl
from geliat.papers.content import read_content, write_content
from geliat.papers.facts import Facts, facts_of, scheme_of
from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency.statement import Statement
from geliat.trade.documents import PAPERS, Paper, every_paper
from geliat.trade.shipment import Shipment

Writer = Callable[[Shipment, Facts | None], bytes]
Reader = Callable[[bytes], tuple[Statement, ...]]
SECOND = "certificate_of_origin.rcep.ubl"
"""The certificate under RCEP where ACFTA is claimed too, which the first certificate is then of."""


@dataclass(frozen=True, slots=True)
class Form:
    """One machine form: `name` as statements call it, the file it is kept in, the kind of paper it is of.

    `write` is None for the papers' own content, which is written from the paper.
    """

    name: str
    file_name: str
    paper: str
    read: Reader
    write: Writer | None = None


def _declaration(shipment: Shipment, _facts: Facts | None = None) -> bytes:
    return ceisa.write_ceisa(shipment)


def _carrier_instruction(shipment: Shipment, _facts: Facts | None = None) -> bytes:
    return dcsa.write_dcsa(shipment)


def _second_certificate(shipment: Shipment, _facts: Facts | None = None) -> bytes:
    """The certificate of the scheme claimed beside ACFTA; Refusal where only one scheme is claimed."""
    first = scheme_of(shipment) if shipment.origin else ""
    beside = tuple(claim for claim in shipment.origin if claim.scheme != first)
    if not beside:
        raise Refusal(
            Blocker(
                "no_second_scheme",
                "{shipment} does not claim origin under a second scheme.",
                "{shipment} tidak mengajukan asal barang menurut skema kedua.",
                {"shipment": shipment.number},
                owner="coordinator",
            )
        )
    own = replace(shipment, origin=beside)
    return ubl.write_certificate_of_origin(own, facts_of(own))


def _read_second_certificate(data: bytes) -> tuple[Statement, ...]:
    return tuple(replace(said, form=SECOND) for said in ubl.read_certificate_of_origin(data))


def _events(shipment: Shipment, _facts: Facts | None = None) -> bytes:
    return epcis.write_epcis(shipment)


_WRITTEN = (
    Form(
        "commercial_invoice.ubl",
        "commercial_invoice.xml",
        "commercial_invoice",
        ubl.read_invoice,
        ubl.write_invoice,
    ),
    Form(
        "packing_list.ubl", "packing_list.xml", "packing_list", ubl.read_packing_list, ubl.write_packing_list
    ),
    Form(
        "packing_list.xlsx",
        "packing_list.xlsx",
        "packing_list",
        spreadsheets.read_packing_list_sheet,
        spreadsheets.write_packing_list_sheet,
    ),
    Form(
        "shipping_instruction.ubl",
        "shipping_instruction.xml",
        "shipping_instruction",
        ubl.read_forwarding_instructions,
        ubl.write_forwarding_instructions,
    ),
    Form(
        "certificate_of_origin.ubl",
        "certificate_of_origin.xml",
        "origin_worksheet",
        ubl.read_certificate_of_origin,
        ubl.write_certificate_of_origin,
    ),
    Form(
        SECOND,
        "certificate_of_origin_rcep.xml",
        "rcep_sheet",
        _read_second_certificate,
        _second_certificate,
    ),
    Form(
        "form_e_sheet.xlsx",
        "form_e_sheet.xlsx",
        "form_e_sheet",
        spreadsheets.read_form_e_sheet,
        spreadsheets.write_form_e_sheet,
    ),
    Form(
        "shipping_instruction.dcsa",
        "shipping_instruction.dcsa.json",
        "shipping_instruction",
        dcsa.read_dcsa,
        _carrier_instruction,
    ),
    Form("events.epcis", "events.epcis.json", "stuffing_list", epcis.read_epcis, _events),
    Form("peb.ceisa", "peb.ceisa.json", "peb_sheet", ceisa.read_ceisa, _declaration),
    Form(
        "peb_sheet.xlsx",
        "peb_sheet.xlsx",
        "peb_sheet",
        spreadsheets.read_peb_sheet,
        spreadsheets.write_peb_sheet,
    ),
)


def _own_content(kind: str) -> Form:
    return Form(f"{kind}.json", f"{kind}.json", kind, partial(read_content, kind))


FORMS: dict[str, Form] = {form.name: form for form in (*(_own_content(kind) for kind in PAPERS), *_WRITTEN)}
"""Form's name -> form; first the papers' own content, then what others' machines read."""


def forms_of(shipment: Shipment) -> tuple[Form, ...]:
    """The forms beside the papers' own content that this shipment gets, as its facts decide."""
    wanted = {
        "certificate_of_origin.ubl": bool(shipment.origin),
        SECOND: len({claim.scheme for claim in shipment.origin}) > 1,
        "shipping_instruction.dcsa": dcsa.can_be_instructed(shipment),
        "form_e_sheet.xlsx": any(claim.scheme == "ACFTA" for claim in shipment.origin),
        "events.epcis": epcis.happened(shipment),
        "peb.ceisa": shipment.customs is not None,
        "peb_sheet.xlsx": shipment.customs is not None,
    }
    return tuple(form for form in _WRITTEN if wanted.get(form.name, True))


def every_form(shipment: Shipment, papers: Iterable[Paper] | None = None) -> dict[str, bytes]:
    """Form's name -> file: the content of every paper, then every form that the shipment's facts allow.

    `papers` spare writing them again. Raises Refusal, every blocker of every form at once, when a fact that
    a form needs is missing.
    """
    written = tuple(papers) if papers is not None else every_paper(shipment)
    files = {f"{paper.kind}.json": write_content(paper) for paper in written}
    facts = facts_of(shipment)
    blockers: dict[str, Blocker] = {}
    for form in forms_of(shipment):
        if form.write is not None:
            try:
                files[form.name] = form.write(shipment, facts)
            except Refusal as refusal:
                blockers.update((blocker.sentence.en, blocker) for blocker in refusal.blockers)
    if blockers:
        raise Refusal(*blockers.values())
    return files


def read_form(name: str, data: bytes) -> tuple[Statement, ...]:
    """What one form states; Refusal for a form without a name here, or a file that cannot be read."""
    if name not in FORMS:
        raise Refusal(
            Blocker(
                "form_unknown",
                "{name} is no form of the dossier; known are {known}.",
                "{name} bukan bentuk berkas dalam dosir ini; yang dikenal: {known}.",
                {"name": name, "known": ", ".join(FORMS)},
                owner="coordinator",
            )
        )
    return FORMS[name].read(data)


def form_of_file(file_name: str) -> Form | None:
    """The form that is kept under this file name, or None."""
    return next((form for form in FORMS.values() if form.file_name == file_name), None)
