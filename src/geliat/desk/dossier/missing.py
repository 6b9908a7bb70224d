"""What each paper of a consignment still lacks, and where it is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geliat.desk.consignments.export_checks import needed_costs
from geliat.desk.consignments.models import Consignment
from geliat.desk.consignments.origin import costs_of
from geliat.desk.loading.models import Container
from geliat.desk.packing.figures import PackedSize
from geliat.refusals import Blocker, Fact
from geliat.trade.documents import (
    CommercialInvoice,
    InspectionSummary,
    LoadPlanSheet,
    PackingList,
    VgmDeclaration,
)
from geliat.trade.incoterms import COST_NAMES
from geliat.trade.places import check_port

KINDS = (
    CommercialInvoice.kind,
    PackingList.kind,
    LoadPlanSheet.kind,
    InspectionSummary.kind,
    VgmDeclaration.kind,
)
"""The five papers that are prepared before the release; the minutes come with it."""


def by_paper(
    consignment: Consignment,
    *,
    sizes: Sequence[PackedSize],
    loaded: set[int],
    cartons: set[int],
    unsealed: Sequence[Container],
    unweighed: Sequence[Container],
    inspected: bool,
) -> dict[str, tuple[Blocker, ...]]:
    """Kind of paper -> what stands against it; `loaded` and `cartons` are carton numbers."""
    heads = [*of_parties(consignment), *_of_packing(consignment, sizes)]
    # Without cartons nothing can be stuffed or inspected: that they are missing says it all.
    stuffing = _of_stuffing(consignment, loaded, cartons) if cartons else []
    loading = [*stuffing, *(_unsealed(box) for box in unsealed)]
    lots = [_not_inspected(consignment)] if cartons and not inspected else []
    return {
        CommercialInvoice.kind: (*heads, *_of_costs(consignment)),
        PackingList.kind: tuple(heads),
        LoadPlanSheet.kind: (*heads, *loading),
        InspectionSummary.kind: (*heads, *lots),
        VgmDeclaration.kind: (*heads, *loading, *(_unweighed(box) for box in unweighed)),
    }


def of_parties(consignment: Consignment) -> list[Blocker]:
    """What is missing of the firms, the signatory and the ports that every paper names."""
    group = consignment.order.group
    blockers = []
    if not group.signatory.strip():
        blockers.append(
            _blocker(
                "no_signatory",
                "{group} has named nobody who signs its papers.",
                "{group} belum menetapkan penanda tangan berkas.",
                ("makers:group", {"group": group.pk}),
                group=group.name,
            )
        )
    for port in (consignment.loading_port, consignment.destination_port):
        unknown = check_port(port)
        if unknown:
            blockers.append(unknown)
    return blockers


def _of_costs(consignment: Consignment) -> list[Blocker]:
    """The costs that the Incoterm asks and nobody has recorded: the invoice tells the FOB value."""
    told = costs_of(consignment)
    page = ("consignments:export_costs", {"consignment": consignment.pk})
    return [
        _blocker(
            f"fob_needs_{name}",
            "The FOB value of a {term} price needs {cost_en}; enter 0 if there is none.",
            "Nilai FOB dari harga {term} memerlukan {cost_id}; isi 0 bila tidak ada.",
            page,
            term=consignment.order.incoterm,
            cost_en=COST_NAMES[name].en,
            cost_id=COST_NAMES[name].id,
        )
        for name in needed_costs(consignment.order)
        if told[name] is None
    ]


def _of_packing(consignment: Consignment, sizes: Sequence[PackedSize]) -> list[Blocker]:
    return [
        _blocker(
            "not_packed",
            "{consignment}: {short} of {asked} pieces of {size} are not packed.",
            "{consignment}: {short} dari {asked} buah {size} belum dikemas.",
            ("packing:consignment", {"consignment": consignment.pk}),
            consignment=consignment.number,
            size=row.size.sku,
            short=row.short,
            asked=row.asked,
        )
        for row in sizes
        if row.short
    ]


def _of_stuffing(consignment: Consignment, loaded: set[int], cartons: set[int]) -> list[Blocker]:
    left = len(cartons - loaded)
    if loaded and not left:
        return []
    return [
        _blocker(
            "not_stuffed",
            "{left} of {cartons} cartons of {consignment} stand in no container yet.",
            "{left} dari {cartons} karton {consignment} belum dimuat ke kontainer.",
            ("loading:consignment", {"consignment": consignment.pk}),
            consignment=consignment.number,
            left=left,
            cartons=len(cartons),
        )
    ]


def _unsealed(box: Container) -> Blocker:
    return _blocker(
        "container_not_sealed",
        "Container {container} bears no seal yet.",
        "Kontainer {container} belum disegel.",
        ("loading:container", {"container": box.pk}),
        owner="forwarder",
        container=box.number,
    )


def _unweighed(box: Container) -> Blocker:
    return _blocker(
        "mass_not_verified",
        "The gross mass of container {container} is not verified yet.",
        "Berat kotor kontainer {container} belum diverifikasi.",
        ("loading:container", {"container": box.pk}),
        container=box.number,
    )


def _not_inspected(consignment: Consignment) -> Blocker:
    return _blocker(
        "no_lot_inspected",
        "No lot in the cartons of {consignment} has been inspected.",
        "Belum ada lot dalam karton {consignment} yang diperiksa.",
        ("packing:consignment", {"consignment": consignment.pk}),
        owner="inspector",
        consignment=consignment.number,
    )


def _blocker(
    code: str,
    en: str,
    id: str,
    mend: tuple[str, Mapping[str, Fact]],
    *,
    owner: str = "coordinator",
    **facts: Fact,
) -> Blocker:
    return Blocker(code=code, en=en, id=id, facts=facts, owner=owner, mend=mend)
