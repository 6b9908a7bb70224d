"""What follows from other facts, whichever form states them: sums, amounts, FOB, VGM, dates, codes.

Cross-checks of BC 3.0 (CEISA 4.0), Incoterms 2020, SOLAS VI/2, ISO 6346.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import timedelta
from decimal import Decimal

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.consistency.book import Book, amount, day, place_of, whole
from geliat.trade.consistency.dates import FILING_LIMITS
from geliat.trade.consistency.finding import Finding, Place, Relation, differs
from geliat.trade.consistency.reckoned import above, coin, follows_from, money_from, sum_of, summed
from geliat.trade.identifiers import check_container_number, check_hs_code
from geliat.trade.incoterms import fob_value

WEIGHED = ("tare_g", "gross_g", "desiccant_g", "dunnage_g")
METHOD_OF_SUMS = "2"
ORDER = (
    (("contract", "date"), ("invoice", "date"), ("packing_list", "date"), ("customs", "peb_date"),
     ("customs", "npe_date")),
    (("packing_list", "date"), ("customs", "submission_date"), ("transport", "sailing_date")),
    (("customs", "npe_date"), ("transport", "departure_date")),
)  # fmt: skip
"""Chains of dates: none may be later than the next that is known."""


def sums(book: Book) -> Iterator[Finding]:
    """Totals over cartons, lines and containers; carton numbers without a gap; net at most gross."""
    cartons, lines, containers = book.rows["carton"], book.rows["line"], book.rows["container"]
    within: dict[str, list[str]] = defaultdict(list)
    for key, said in book.column("carton", "container").items():
        within[said.value].append(key)
    yield from _each_carton(book)
    if cartons:
        yield from follows_from("sum_unsound", book.get("totals", "cartons"), len(cartons), "cartons")
        numbers = sorted(int(number) for number in cartons if number.isdecimal())
        for expected, number in enumerate(numbers, start=1):
            if number != expected:
                yield from follows_from(
                    "carton_number_gap", cartons[str(number)].get("number"), expected, "carton numbers"
                )
                break
    for name in ("pieces", "net_g", "gross_g", "volume_mm3"):
        yield from summed(book.get("totals", name), book.sum_over(cartons, name), "cartons")
        for box, keys in within.items():
            said_there = containers.get(box, {}).get(name)
            yield from summed(said_there, book.sum_over(keys, name), f"cartons of {box}")
    for box, keys in within.items():
        count = containers.get(box, {}).get("cartons")
        yield from follows_from("sum_unsound", count, len(keys), f"cartons of {box}")
    for name in ("quantity", "net_g"):
        yield from sum_of(book.get("totals", name), lines.values(), name, "lines")
    if containers:
        yield from follows_from(
            "sum_unsound", book.get("totals", "containers"), len(containers), "containers"
        )
        yield from sum_of(
            book.get("totals", "verified_gross_g"), containers.values(), "verified_gross_g", "containers"
        )
    yield from above("net_above_gross", book.get("totals", "net_g"), book.get("totals", "gross_g"))


def _each_carton(book: Book) -> Iterator[Finding]:
    """Of each carton, net at most gross, and its volume by its sides."""
    net, gross = book.numbers("carton", "net_g"), book.numbers("carton", "gross_g")
    for key, less in net.items():
        more = gross.get(key)
        if less is not None and more is not None and less > more:
            row = book.rows["carton"][key]
            yield from above("carton_gross_below_net", row["net_g"], row["gross_g"])
    lengths, widths, heights = (
        book.numbers("carton", f"{side}_mm") for side in ("length", "width", "height")
    )
    volumes = book.numbers("carton", "volume_mm3")
    for key, volume in volumes.items():
        length, width, height = lengths.get(key), widths.get(key), heights.get(key)
        if length is None or width is None or height is None:
            continue
        inside = length * width * height
        if inside != volume:
            said = book.rows["carton"][key]["volume_mm3"]
            yield from follows_from("carton_volume_unsound", said, inside, "length x width x height")


def amounts(book: Book) -> Iterator[Finding]:
    """Line amounts, the total, FOB from the Incoterm, the lines' FOB and the balance."""
    lines = book.rows["line"]
    currency = book.get("money", "currency")
    unit = currency.value if currency else ""
    for number, row in lines.items():
        price, count = amount(row.get("unit_price")), whole(row.get("quantity"))
        if price is not None and count is not None and unit:
            product = coin(price * count, unit)
            yield from money_from(
                "amount_unsound", row.get("amount"), product, f"line {number}: price x quantity"
            )
    for total, name in (("total", "amount"), ("fob", "fob")):
        values = [amount(row.get(name)) for row in lines.values()]
        if values and unit and None not in values:
            of_lines = sum((value for value in values if value is not None), Decimal(0))
            code = "total_unsound" if total == "total" else "fob_unsound"
            yield from money_from(code, book.get("money", total), coin(of_lines, unit), f"lines: {name}")
    total_said, term = book.get("money", "total"), book.get("terms", "incoterm")
    value = amount(total_said)
    if value is None or term is None or coin(value, unit) is None:
        return
    given = {
        name: amount(book.get("money", name)) for name in ("inland", "freight", "insurance", "at_destination")
    }
    costs = {name: None if cost is None else Money(cost, unit) for name, cost in given.items()}
    try:
        fob = fob_value(term.value, Money(value, unit), **costs)
    except Refusal as refusal:
        yield from follows_from(
            "fob_unsound", book.get("money", "fob"), refusal, f"{term.value}, total, costs"
        )
        return
    yield from money_from("fob_unsound", book.get("money", "fob"), fob, f"{term.value}, total, costs")


def containers(book: Book, open_containers: Collection[str] = ()) -> Iterator[Finding]:
    """ISO 6346 and its check digit, one open shipment a container, and the verified gross mass."""
    taken = frozenset(open_containers)
    for number, row in book.rows["container"].items():
        said = row.get("number") or next(iter(row.values()))
        there = place_of(said)
        blocker = check_container_number(number)
        if blocker is not None:
            asked = Place(
                said.form, "", 0, "ISO 6346", str(blocker.facts.get("expected", blocker.sentence.en))
            )
            yield Finding("container_number_malformed", Relation.MALFORMED, there, asked)
        if number in taken:
            yield differs("container_elsewhere", there, Place(said.form, "", 0, "open containers", number))
        weights = [whole(row.get(name)) for name in WEIGHED]
        method = row.get("method")
        if None not in weights and (method is None or method.value == METHOD_OF_SUMS):
            mass = sum(weight for weight in weights if weight is not None)
            yield from follows_from("vgm_unsound", row.get("verified_gross_g"), mass, " + ".join(WEIGHED))
        yield from above("vgm_above_max_gross", row.get("verified_gross_g"), row.get("max_gross_g"))
        yield from above("payload_unsound", row.get("gross_g"), row.get("payload_g"))


def codes(book: Book) -> Iterator[Finding]:
    """HS codes have 8 digits in a chapter that exists."""
    for row in book.rows["line"].values():
        said = row.get("hs_code")
        if said is not None and (blocker := check_hs_code(said.value)) is not None:
            asked = Place(said.form, "", 0, "BTKI", blocker.sentence.en)
            yield Finding("hs_code_malformed", Relation.MALFORMED, place_of(said), asked)


def dates(book: Book) -> Iterator[Finding]:
    """Dates in the order of events, and the declaration not earlier than the days before sailing."""
    told: set[tuple[str, str]] = set()
    for chain in ORDER:
        known = [said for fact in chain if (said := book.get(*fact)) is not None and day(said)]
        for n, earlier in enumerate(known):
            for later in known[n + 1 :]:
                if earlier.value[:10] > later.value[:10] and (earlier.path, later.path) not in told:
                    told.add((earlier.path, later.path))
                    yield Finding("dates_out_of_order", Relation.LATER, place_of(earlier), place_of(later))
    filed = book.get("customs", "peb_date") or book.get("customs", "submission_date")
    sailing = book.get("transport", "sailing_date")
    filed_on, sails_on = day(filed), day(sailing)
    if filed is None or sailing is None or filed_on is None or sails_on is None:
        return
    limits = [limit for limit in FILING_LIMITS if limit.valid_from <= filed_on]
    if limits and filed_on < sails_on - timedelta(days=limits[-1].days):
        earliest = sails_on - timedelta(days=limits[-1].days)
        asked = Place(sailing.form, "", 0, f"{sailing.path} - {limits[-1].days} days", earliest.isoformat())
        yield Finding("peb_too_early", Relation.MALFORMED, place_of(filed), asked)
