"""What the sales contract says of an order: clauses that follow from what is known, and its sealed papers.

Where nothing is agreed, the usual rules of documentary trade stand: no tolerance for goods counted by the
piece (UCP 600 article 30 b), part shipments and transhipment allowed (articles 31 a and 20 c).

The papers themselves are kept by a later room; the app says at its start how to ask for them (`tell_of`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from geliat.desk.catalogue.figures import current_quality
from geliat.desk.catalogue.models import Product
from geliat.desk.orders.facts import AgreementFacts
from geliat.desk.orders.models import Agreement, Order
from geliat.measures import percent
from geliat.sentences import Sentence
from geliat.trade.incoterms import find_incoterm

Ask = Callable[[Order], tuple[str, ...]]


def _none(_order: Order) -> tuple[str, ...]:
    return ()


_asked: dict[str, Ask] = {"sealed": _none}


def tell_of(ask: Ask) -> None:
    """Say how the sealed papers of an order's contract are asked for; the app does so once, at its start."""
    _asked["sealed"] = ask


def sealed_papers(order: Order) -> tuple[str, ...]:
    """The numbers of the sealed papers that say what was agreed; while there are any it no longer changes."""
    return _asked["sealed"](order)


def standing(order: Order) -> Agreement | None:
    """What was agreed, where it is recorded."""
    return Agreement.objects.filter(order=order).first()


def as_usual(offer_valid_until: date) -> AgreementFacts:
    """What stands where nothing else was agreed; an offer taken up on a day was open until then."""
    return AgreementFacts(offer_valid_until, 0, partial_shipment=True, transhipment=True)


def inspection_clause(product: Product) -> Sentence:
    """The clause that the quality of a product says, by its version that stands."""
    spec = current_quality(product)
    if spec is None:
        return Sentence("As agreed", "Sesuai kesepakatan", "按约定")
    major, minor = (f"{aql.normalize():f}" for aql in (spec.aql_major, spec.aql_minor))
    moisture = f"{percent(spec.moisture_mean_permille).normalize():f}"
    return Sentence(
        f"Sampling to ISO 2859-1, level {spec.level}, AQL {major} major and {minor} minor, before packing; "
        f"moisture at most {moisture} % in the mean",
        f"Pengambilan contoh menurut ISO 2859-1, tingkat {spec.level}, AQL {major.replace('.', ',')} mayor "
        f"dan {minor.replace('.', ',')} minor, sebelum dikemas; kadar air rata-rata paling tinggi "
        f"{moisture.replace('.', ',')} %",
        f"装箱前按ISO 2859-1抽样，检验水平{spec.level}，AQL严重缺陷{major}、轻微缺陷{minor}；"
        f"平均含水率不超过{moisture}%",
    )


def inspection_of(order: Order) -> Sentence:
    """The inspection that the contract names: the clause told, or that of the first line's quality."""
    told = standing(order)
    if told is not None and told.inspection_en:
        return Sentence(told.inspection_en, told.inspection_id)
    return inspection_clause(order.lines.select_related("size__product")[0].size.product)


def promised_papers(order: Order) -> tuple[Sentence, ...]:
    """The papers the buyer is to get: those of every sale, and the policy where the seller insures."""
    term = find_incoterm(order.incoterm)
    policy = (Sentence("Insurance policy", "Polis asuransi", "保险单"),)
    return (
        Sentence("Commercial invoice", "Faktur komersial", "商业发票"),
        Sentence("Packing list", "Daftar kemasan", "装箱单"),
        Sentence("Bill of lading", "Konosemen", "提单"),
        Sentence("Inspection certificate", "Sertifikat pemeriksaan mutu", "检验证书"),
        *(policy if term and term.insurer == "seller" else ()),
    )
