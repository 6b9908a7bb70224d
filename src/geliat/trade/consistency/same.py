"""Values that stand on several papers must be the same to the letter: heads, lines, containers.

Which those are stands in three tables; each entry is a code and, for every paper, where it says the thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from geliat.trade.consistency.finding import Finding, differs, leaves, place
from geliat.trade.documents import Paper

Papers = Mapping[str, Paper]

CI, PL, LP, QC, VGM, BA = (
    "commercial_invoice",
    "packing_list",
    "load_plan_sheet",
    "inspection_summary",
    "vgm_declaration",
    "minutes_of_release",
)

HEADS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("shipment_number_differs", dict.fromkeys((CI, PL, LP, QC, VGM, BA), "shipment_number")),
    ("invoice_number_differs", {CI: "number", PL: "invoice_number", BA: "invoice_number"}),
    ("invoice_date_differs", {CI: "date", PL: "invoice_date", BA: "invoice_date"}),
    ("packing_list_number_differs", {PL: "number", BA: "packing_list_number"}),
    ("packing_list_date_differs", {PL: "date", BA: "packing_list_date"}),
    ("contract_reference_differs", dict.fromkeys((CI, PL, QC, BA), "contract_reference")),
    (
        "exporter_differs",
        {CI: "seller", PL: "seller", LP: "exporter", QC: "exporter", VGM: "shipper", BA: "exporter"},
    ),
    ("buyer_differs", dict.fromkeys((CI, PL, BA), "buyer")),
    ("consignee_differs", dict.fromkeys((CI, PL, BA), "consignee")),
    ("notify_differs", dict.fromkeys((CI, PL), "notify")),
    ("incoterm_differs", dict.fromkeys((CI, BA), "incoterm")),
    ("named_place_differs", dict.fromkeys((CI, BA), "named_place")),
    ("port_of_loading_differs", dict.fromkeys((CI, PL, LP, VGM, BA), "port_of_loading")),
    ("port_of_discharge_differs", dict.fromkeys((CI, PL, LP, BA), "port_of_discharge")),
    ("vessel_differs", dict.fromkeys((CI, PL, VGM, BA), "vessel")),
    ("voyage_differs", dict.fromkeys((CI, PL, VGM, BA), "voyage")),
    ("booking_differs", dict.fromkeys((CI, PL, LP, VGM), "booking")),
    ("sailing_date_differs", dict.fromkeys((CI, PL, BA), "sailing_date")),
    (
        "signatory_differs",
        {CI: "signatory", PL: "signatory", QC: "signatory", VGM: "responsible"},
    ),
    ("marks_differ", dict.fromkeys((CI, PL), "marks")),
    ("cartons_differ", {CI: "cartons", PL: "carton_count", LP: "cartons", BA: "cartons"}),
    ("pieces_differ", {CI: "quantity", PL: "pieces", LP: "pieces", BA: "pieces"}),
    ("net_differs", dict.fromkeys((CI, PL, BA), "net_g")),
    ("gross_differs", dict.fromkeys((CI, PL, BA), "gross_g")),
    ("volume_differs", dict.fromkeys((PL, BA), "volume_mm3")),
    ("value_differs", {CI: "total", BA: "value"}),
    ("words_differ", {CI: "total_in_words", BA: "value_in_words"}),
    ("workshops_differ", dict.fromkeys((QC, BA), "workshops")),
)

LINES: Mapping[str, str] = {CI: "lines", PL: "lines", BA: "goods"}
LINE_VALUES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("sku_differs", dict.fromkeys((CI, PL), "sku")),
    ("description_differs", dict.fromkeys((CI, PL, BA), "description")),
    ("hs_code_differs", dict.fromkeys((CI, PL, BA), "hs_code")),
    ("pieces_differ", dict.fromkeys((CI, PL, BA), "quantity")),
    ("unit_differs", dict.fromkeys((CI, PL, BA), "unit")),
)

CONTAINERS: Mapping[str, str] = dict.fromkeys((CI, PL, LP, VGM, BA), "containers")
CONTAINER_VALUES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("size_type_differs", dict.fromkeys((CI, PL, LP, VGM, BA), "size_type")),
    ("seal_differs", dict.fromkeys((CI, PL, LP, VGM, BA), "seal")),
    ("cartons_differ", dict.fromkeys((CI, PL, LP, VGM, BA), "cartons")),
    ("pieces_differ", dict.fromkeys((CI, PL, LP, BA), "pieces")),
    ("net_differs", dict.fromkeys((CI, PL), "net_g")),
    (
        "gross_differs",
        {CI: "gross_g", PL: "gross_g", LP: "cargo_gross_g", VGM: "cargo_gross_g", BA: "cargo_gross_g"},
    ),
    ("volume_differs", {CI: "volume_mm3", PL: "volume_mm3", LP: "used_volume_mm3"}),
    ("desiccant_differs", dict.fromkeys((LP, VGM), "desiccant_g")),
    ("dunnage_differs", dict.fromkeys((LP, VGM), "dunnage_g")),
    ("verified_gross_differs", dict.fromkeys((VGM, BA), "verified_gross_g")),
)


def same_everywhere(papers: Papers) -> Iterator[Finding]:
    """Every value that another paper gives differently, against the first paper that gives it."""
    for code, where in HEADS:
        yield from _alike(code, [(papers[kind], name, papers[kind]) for kind, name in _on(papers, where)])
    yield from _by_key(papers, LINES, "line", "line_differs", LINE_VALUES)
    yield from _by_key(papers, CONTAINERS, "number", "container_differs", CONTAINER_VALUES)
    yield from _seals(papers)


def _on(papers: Papers, where: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(kind, name) for kind, name in where.items() if kind in papers]


def _alike(code: str, said: list[tuple[Paper, str, Any]], prefix: str = "") -> Iterator[Finding]:
    """`said`: (paper, name of the field, the record that has it); each is compared with the first."""
    if len(said) < 2:
        return
    paper, name, record = said[0]
    first = list(leaves(getattr(record, name), f"{prefix}{name}"))
    for other, other_name, other_record in said[1:]:
        second = leaves(getattr(other_record, other_name), f"{prefix}{other_name}")
        for (path, value), (other_path, other_value) in zip(first, second, strict=True):
            if value != other_value:
                yield differs(code, place(paper, path, value), place(other, other_path, other_value))


def _by_key(
    papers: Papers,
    lists: Mapping[str, str],
    key: str,
    key_code: str,
    values: tuple[tuple[str, Mapping[str, str]], ...],
) -> Iterator[Finding]:
    records = {
        kind: {getattr(record, key): record for record in getattr(papers[kind], name)}
        for kind, name in _on(papers, lists)
    }
    if not records:
        return
    base = next(iter(records))
    for kind, known in records.items():
        missing, surplus = [
            [k for k in a if k not in b] for a, b in ((records[base], known), (known, records[base]))
        ]
        for n in range(max(len(missing), len(surplus))):
            yield differs(
                key_code,
                place(papers[base], f"{lists[base]}.{key}", missing[n] if n < len(missing) else ""),
                place(papers[kind], f"{lists[kind]}.{key}", surplus[n] if n < len(surplus) else ""),
            )
    for number in records[base]:
        for code, where in values:
            said = [
                (papers[kind], name, records[kind][number])
                for kind, name in _on(papers, where)
                if number in records[kind]
            ]
            yield from _alike(code, said, f"{number}.")


def _seals(papers: Papers) -> Iterator[Finding]:
    """The minutes bind papers by number, version and hash: each must be the one in the set."""
    minutes = papers.get(BA)
    for n, bound in enumerate(getattr(minutes, "papers", ())):
        paper = papers.get(bound.kind)
        if minutes is None or paper is None:
            continue
        for name in ("number", "version", "sha256"):
            value, actual = getattr(bound, name), getattr(paper, name)
            if value != actual:
                first = place(minutes, f"papers[{n}].{name}", value)
                yield differs("sealed_paper_differs", first, place(paper, name, actual))
