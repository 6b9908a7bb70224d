"""The papers of a planned case that can be written before production, as values: drafts, nothing is booked.

A draft shipment holds what the plan knows: cartons by number, the containers they are planned into and how.
What it cannot know (vessel, booking, seals, weights as weighed) is empty or named in `NOT_KNOWN`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from geliat.measures import Money
from geliat.papers.allotment_sheet import AllotmentSheet, SharePlan, StepPlan
from geliat.planning.loading.plan import figures, stuffing_steps
from geliat.planning.loading.problem import LoadedContainer, LoadProblem
from geliat.sentences import Sentence
from geliat.trade import shipment as trade
from geliat.trade.calendar import SATURDAY
from geliat.trade.documents.agreed import payment_terms
from geliat.trade.documents.commercial_invoice import InvoiceLine
from geliat.trade.documents.paper import firm, words
from geliat.trade.documents.quotation import Quotation, QuotedConsignment
from geliat.trade.export_facts import Agreement
from geliat.trade.identifiers import normal_hs_code
from geliat.trade.parties import consignee_of, notify_party
from geliat.trade.places import find_port
from geliat.trade.steps import steps
from geliat.trade.wording import goods_description, office
from geliat.workbook.case import Case, Consignment, Line
from geliat.workbook.planning import CasePlan, ConsignmentPlan

PIECE = "PCE"
NOT_KNOWN = frozenset(
    {"sailing_date", "stuffed_on", "seal", "booking", "vessel", "voyage", "quantity_tolerance_permille"}
)
"""Fields of papers that a plan cannot know, whatever stands in them."""


def draft_quotation(case: Case, plan: CasePlan) -> Quotation:
    """The quotation of the whole order, dated by the day on which the order came in."""
    order = case.order
    total = plan.value.rounded()
    return Quotation(
        number=f"{order.number}/Q",
        date=order.received_on,
        version=1,
        shipment_number=order.number,
        buyer_reference=order.buyer_reference,
        seller=firm(_exporter(case)),
        buyer=firm(_buyer(case)),
        incoterm=order.incoterm,
        incoterm_edition=2020,
        named_place=order.named_place,
        currency=order.currency,
        payment_terms=payment_terms(order.deposit_permille),
        deposit_permille=order.deposit_permille,
        deposit=Money(total.amount * order.deposit_permille / 1000, total.currency).rounded(),
        ports_of_loading=tuple(
            _port(code) for code in dict.fromkeys(row.loading_port for row in case.consignments)
        ),
        begins_on=plan.begins_on,
        finished_on=plan.finished_on,
        lines=tuple(_invoice_line(_goods(case, line, line.quantity)) for line in case.lines),
        quantity=sum(line.quantity for line in case.lines),
        total=total,
        total_in_words=words(total),
        consignments=tuple(_quoted(each) for each in plan.consignments),
        signatory=_signatory(case),
    )


def _quoted(plan: ConsignmentPlan) -> QuotedConsignment:
    room = 0
    for container in plan.loaded.containers:
        length, width, height = container.inner_mm
        room += length * width * height
    return QuotedConsignment(
        number=plan.number,
        port_of_discharge=_port(plan.destination_port),
        latest_shipment_date=plan.latest_shipment_on,
        cartons=plan.cartons,
        pieces=sum(row.pieces for row in plan.packed),
        net_g=plan.net_g,
        gross_g=plan.gross_g,
        volume_mm3=plan.volume_mm3,
        containers=plan.containers,
        size_type=plan.loaded.containers[0].kind if plan.loaded.containers else "",
        fill_permille=plan.volume_mm3 * 1000 // room if room else 0,
    )


def allotment_sheet(case: Case, plan: CasePlan) -> AllotmentSheet:
    """Who makes what, by when and why: steps in the order of the work, workshops by their codes."""
    words_of = {code: step.name for code, step in steps().items()} | dict(case.step_words())
    goods = {str(line.number): short_name(case, line) for line in case.lines}
    names = {shop.code: shop.name for shop in case.workshops}
    order = {key: place for place, key in enumerate(plan.windows)}
    shares = sorted(plan.shares, key=lambda share: (share.maker, order[share.line, share.step]))
    return AllotmentSheet(
        order=plan.order,
        group=case.group.name,
        dated=case.order.received_on,
        steps=tuple(
            StepPlan(
                step=words_of[step],
                goods=goods[line],
                first_monday=window.first_monday,
                last_saturday=window.due_monday + timedelta(days=SATURDAY),
                pieces=sum(each.quantity for each in shares if (each.line, each.step) == (line, step)),
                workshops=sum(1 for each in shares if (each.line, each.step) == (line, step)),
            )
            for (line, step), window in plan.windows.items()
        ),
        shares=tuple(
            SharePlan(
                each.maker,
                names[each.maker],
                words_of[each.step],
                goods[each.line],
                each.quantity,
                each.reason,
            )
            for each in shares
        ),
    )


def short_name(case: Case, line: Line) -> Sentence:
    """What a line is called in a list: product and size."""
    size = case.size(line.sku)
    product = case.product(size.product)
    return Sentence(f"{product.name_en} {size.code}", f"{product.name_id} {size.code}")


def cargo_names(case: Case, plan: ConsignmentPlan, language: str) -> dict[str, str]:
    """Cargo key -> its name in `language` and how many a carton holds, in the order of the colours."""
    lines = {str(line.number): line for line in case.lines}
    names: dict[str, str] = {}
    for row in plan.packed:
        pieces = case.package_of(row.sku).pieces
        name = short_name(case, lines[row.line]).said_in(language)
        for key, held in ((row.cargo, pieces), (row.rest_cargo, row.rest)):
            if plan.problem.piece(key) is not None:
                names[key] = f"{name} × {held}"
    return names


def draft_shipment(case: Case, plan: ConsignmentPlan, *, valid_until: date) -> trade.Shipment:
    """The consignment as planned, as one shipment value from which the trade's papers are written.

    `valid_until` is the last day of the offer. Raises Refusal where the case lacks what a paper must say.
    """
    consignment = next(row for row in case.consignments if row.number == plan.number)
    order, country = case.order, consignment.destination_port[:2]
    buyer = _buyer(case)
    consignee = consignee_of(
        consignment.consignee,
        consignment.consignee_address,
        consignment.consignee_tax_id,
        buyer=buyer,
        country=country,
    )
    by_number = {str(line.number): line for line in case.lines}
    goods = tuple(_goods(case, by_number[row.line], row.pieces) for row in plan.packed)
    cartons = tuple(_cartons(case, consignment, plan))
    numbers = _numbers(plan)
    offer = f"{plan.number}/PI"
    return trade.Shipment(
        number=plan.number,
        order_number=order.number,
        contract_reference=order.buyer_reference or order.number,
        contract_date=order.received_on,
        exporter=_exporter(case),
        buyer=buyer,
        consignee=consignee,
        notify=notify_party(consignment.notify, consignee=consignee, country=country),
        invoice_number=offer,
        invoice_date=order.received_on,
        packing_list_number=f"{plan.number}/PL",
        packing_list_date=order.received_on,
        incoterm=order.incoterm,
        named_place=order.named_place,
        currency=order.currency,
        payment=trade.Payment(payment_terms(order.deposit_permille), order.deposit_permille),
        port_of_loading=_port(consignment.loading_port),
        port_of_discharge=_port(consignment.destination_port),
        vessel="",
        voyage="",
        booking="",
        sailing_date=plan.latest_shipment_on,
        lines=goods,
        cartons=cartons,
        containers=tuple(
            _container(number, container, plan, numbers[number - 1])
            for number, container in enumerate(plan.loaded.containers, start=1)
        ),
        lots=(),
        signatory=_signatory(case),
        agreement=Agreement(
            latest_shipment_date=plan.latest_shipment_on,
            quantity_tolerance_permille=0,
            partial_shipment=False,
            transhipment=False,
            inspection=Sentence("", ""),
            papers=(),
            offer_number=offer,
            offer_date=order.received_on,
            offer_valid_until=valid_until,
        ),
    )


def _cartons(case: Case, consignment: Consignment, plan: ConsignmentPlan) -> Iterator[trade.Carton]:
    """Every carton by number: line by line, the carton that is not full the last of its line."""
    number = 0
    for row in plan.packed:
        package, net_g = case.package_of(row.sku), case.size(row.sku).net_g
        for index in range(row.cartons):
            number += 1
            pieces = row.rest if row.rest and index == row.cartons - 1 else package.pieces
            yield trade.Carton(
                number=number,
                of=plan.cartons,
                mark=consignment.mark,
                sku=row.sku,
                contents=(trade.CartonContent("", int(row.line), pieces),),
                outer_mm=(package.outer_length_mm, package.outer_width_mm, package.outer_height_mm),
                net_g=pieces * net_g,
                gross_g=pieces * net_g + package.tare_g,
            )


def _numbers(plan: ConsignmentPlan) -> list[list[int]]:
    """The carton number of each placement, container by container: numbers rise in the order of stuffing."""
    first, supply = 1, dict[str, Iterator[int]]()
    for row in plan.packed:
        full = row.cartons - bool(row.rest)
        supply[row.cargo] = iter(range(first, first + full))
        supply[row.rest_cargo] = iter(range(first + full, first + row.cartons))
        first += row.cartons
    return [[next(supply[each.cargo]) for each in box.placements] for box in plan.loaded.containers]


def _container(
    number: int, container: LoadedContainer, plan: ConsignmentPlan, cartons: list[int]
) -> trade.PackedContainer:
    problem = plan.problem
    skus = {key: row.sku for row in plan.packed for key in (row.cargo, row.rest_cargo)}
    kind, known = problem.kind(container.kind), figures(container, problem)
    tare_g = kind.tare_g if kind else 0
    payload_g = kind.payload_g if kind and kind.payload_g else known.gross_g
    return trade.PackedContainer(
        number=str(number),
        size_type=container.kind,
        seal="",
        tare_g=tare_g,
        max_gross_g=tare_g + payload_g,
        cartons=tuple(cartons),
        desiccant_g=0,
        dunnage_g=0,
        inside_mm=container.inner_mm,
        used_volume_mm3=known.used_mm3,
        cog_mm=known.centre_mm,
        steps=tuple(_steps(container, problem, cartons, skus)),
        verified_gross_g=tare_g + known.gross_g,
        method=2,
        weighed_by="",
        weighed_on=plan.latest_shipment_on,
        stuffed_on=plan.latest_shipment_on,
    )


def _steps(
    container: LoadedContainer, problem: LoadProblem, cartons: list[int], skus: Mapping[str, str]
) -> Iterator[trade.LoadStep]:
    placed = list(zip(container.placements, cartons, strict=True))
    for step in stuffing_steps(container, problem):
        held = [pair for pair in placed if (pair[0].step, pair[0].cargo) == (step.number, step.cargo)]
        yield trade.LoadStep(
            number=step.number,
            sku=skus[step.cargo],
            count=step.count,
            from_mm=step.low_mm[0],
            to_mm=step.high_mm[0],
            layers=len({piece.z_mm for piece, _ in held}),
            cartons=tuple(sorted(number for _, number in held)),
        )


def _goods(case: Case, line: Line, quantity: int) -> trade.GoodsLine:
    size = case.size(line.sku)
    product = case.product(size.product)
    return trade.GoodsLine(
        line=line.number,
        sku=line.sku,
        description=goods_description(
            Sentence(product.name_en, product.name_id, product.name_zh),
            size.shape,
            (size.length_mm, size.width_mm, size.height_mm),
            (product.wood_species, product.skin_species),
        ),
        hs_code=normal_hs_code(product.hs_code),
        origin="ID",
        quantity=quantity,
        unit=PIECE,
        unit_price=Money(line.unit_price, case.order.currency),
        net_g=size.net_g,
    )


def _invoice_line(line: trade.GoodsLine) -> InvoiceLine:
    return InvoiceLine(
        line.line,
        line.sku,
        line.description,
        line.hs_code,
        line.origin,
        line.quantity,
        line.unit,
        line.unit_price,
        line.amount,
    )


def _exporter(case: Case) -> trade.Party:
    group = case.group
    return trade.Party(group.name, group.address, "ID", group.npwp, group.nib)


def _buyer(case: Case) -> trade.Party:
    buyer = case.buyer
    return trade.Party(buyer.name, buyer.address, buyer.country, buyer.tax_id)


def _port(locode: str) -> trade.Port:
    port = find_port(locode)
    return trade.Port(locode, port.name.en if port else locode)


def _signatory(case: Case) -> trade.Official:
    return trade.Official(case.group.signatory, office(case.group.signatory_title))
