"""What must follow from other values on load plan, verified gross mass (SOLAS VI/2) and minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from geliat.trade.consistency.finding import Finding, Relation, differs, follows, place
from geliat.trade.consistency.goods import in_words
from geliat.trade.documents import LoadPlanSheet, MinutesOfRelease, PackingList, VgmDeclaration
from geliat.trade.documents.load_plan_sheet import PlannedContainer
from geliat.trade.documents.vgm_declaration import WeighedContainer

METHOD_OF_SUMS = 2


def plan_adds_up(plan: LoadPlanSheet) -> Iterator[Finding]:
    """Counts, steps, space and positions of the load plan agree with each other."""
    for container in plan.containers:
        yield from _planned(plan, container)
        yield from _steps(plan, container)
    for name in ("cartons", "pieces"):
        expected = sum(getattr(container, name) for container in plan.containers)
        yield from follows("sum_unsound", plan, name, getattr(plan, name), expected, f"containers.{name}")
    last = max((container.stuffed_on for container in plan.containers), default=plan.date)
    yield from follows("paper_date_unsound", plan, "date", plan.date, last, "containers.stuffed_on")


def _planned(plan: LoadPlanSheet, container: PlannedContainer) -> Iterator[Finding]:
    where = f"containers[{container.number}]"
    sums = (("cartons", "cartons"), ("pieces", "pieces"), ("cargo_gross_g", "gross_g"))
    for name, of_sku in sums:
        expected = sum(getattr(loaded, of_sku) for loaded in container.loaded)
        source = f"{where}.loaded.{of_sku}"
        yield from follows("sum_unsound", plan, f"{where}.{name}", getattr(container, name), expected, source)
    length, width, height = container.inside_mm
    inside = length * width * height
    said, source = container.inside_volume_mm3, f"{where}.inside_mm"
    yield from follows("volume_differs", plan, f"{where}.inside_volume_mm3", said, inside, source)
    fill = container.used_volume_mm3 * 1000 // container.inside_volume_mm3
    source = f"{where}.used_volume_mm3 / {where}.inside_volume_mm3"
    field = f"{where}.fill_permille"
    yield from follows("fill_unsound", plan, field, container.fill_permille, fill, source)
    if container.used_volume_mm3 > container.inside_volume_mm3:
        first = place(plan, f"{where}.used_volume_mm3", container.used_volume_mm3)
        second = place(plan, f"{where}.inside_volume_mm3", container.inside_volume_mm3)
        yield Finding("volume_differs", Relation.ABOVE, first, second)
    if container.cargo_gross_g > container.payload_g:
        first = place(plan, f"{where}.cargo_gross_g", container.cargo_gross_g)
        second = place(plan, f"{where}.payload_g", container.payload_g)
        yield Finding("payload_unsound", Relation.ABOVE, first, second)
    for n, (at, side) in enumerate(zip(container.cog_mm, container.inside_mm, strict=True)):
        if not 0 <= at <= side:
            first = place(plan, f"{where}.cog_mm[{n}]", at)
            yield Finding(
                "outside_container", Relation.ABOVE, first, place(plan, f"{where}.inside_mm[{n}]", side)
            )


def _steps(plan: LoadPlanSheet, container: PlannedContainer) -> Iterator[Finding]:
    where = f"containers[{container.number}].steps"
    counted: Counter[str] = Counter()
    for n, step in enumerate(container.steps, start=1):
        counted[step.sku] += step.count
        field = f"{where}[{n}].number"
        yield from follows("step_unsound", plan, field, step.number, n, "position in the list")
        if step.cartons:
            named, source = len(step.cartons), f"{where}[{n}].cartons"
            yield from follows("step_unsound", plan, f"{where}[{n}].count", step.count, named, source)
        if step.from_mm > step.to_mm:
            first = place(plan, f"{where}[{n}].from_mm", step.from_mm)
            yield Finding(
                "step_unsound", Relation.ABOVE, first, place(plan, f"{where}[{n}].to_mm", step.to_mm)
            )
        if step.to_mm > container.inside_mm[0]:
            first = place(plan, f"{where}[{n}].to_mm", step.to_mm)
            inside = place(plan, f"containers[{container.number}].inside_mm[0]", container.inside_mm[0])
            yield Finding("outside_container", Relation.ABOVE, first, inside)
    if not container.steps:
        return
    loaded = {each.sku: each.cartons for each in container.loaded}
    for sku in sorted(counted.keys() | loaded.keys()):
        source = f"containers[{container.number}].loaded[{sku}].cartons"
        said, expected = counted[sku], loaded.get(sku, 0)
        yield from follows("step_unsound", plan, f"{where}.count[{sku}]", said, expected, source)


def plan_loads_the_list(plan: LoadPlanSheet, packing: PackingList) -> Iterator[Finding]:
    """What the load plan puts into each container is what the packing list says of it, carton by carton."""
    for container in plan.containers:
        where = f"containers[{container.number}]"
        within = [carton for carton in packing.cartons if carton.container == container.number]
        if not within:
            continue
        for sku in sorted({carton.sku for carton in within} | {each.sku for each in container.loaded}):
            of_sku = [carton for carton in within if carton.sku == sku]
            told = next((each for each in container.loaded if each.sku == sku), None)
            pieces, gross_g = sum(c.pieces for c in of_sku), sum(c.gross_g for c in of_sku)
            for name, expected in (("cartons", len(of_sku)), ("pieces", pieces), ("gross_g", gross_g)):
                said = getattr(told, name) if told else 0
                field, source = f"{where}.loaded[{sku}].{name}", f"cartons of {container.number}"
                yield from follows(_CODES[name], plan, field, said, expected, source, packing)
        yield from _named_cartons(plan, container, packing)


_CODES = {"cartons": "cartons_differ", "pieces": "pieces_differ", "gross_g": "gross_differs"}


def _named_cartons(
    plan: LoadPlanSheet, container: PlannedContainer, packing: PackingList
) -> Iterator[Finding]:
    """Where steps name their cartons: each is of the step's size, in this container, in one step."""
    listed = {carton.number: carton for carton in packing.cartons}
    seen: dict[int, int] = {}
    for step in container.steps:
        field = f"containers[{container.number}].steps[{step.number}]"
        for number in step.cartons:
            carton = listed.get(number)
            there = place(packing, f"cartons[{number}].container", carton.container if carton else "")
            if carton is None or carton.container != container.number:
                first = place(plan, f"{field}.cartons", number)
                yield differs("carton_not_loaded", first, there)
            elif carton.sku != step.sku:
                source = f"cartons[{number}].sku"
                yield from follows("sku_differs", plan, f"{field}.sku", step.sku, carton.sku, source, packing)
            if number in seen:
                first = place(plan, f"{field}.cartons", number)
                earlier = f"containers[{container.number}].steps[{seen[number]}].cartons"
                yield differs("carton_twice", first, place(plan, earlier, number))
            seen[number] = step.number


def vgm_adds_up(vgm: VgmDeclaration) -> Iterator[Finding]:
    """Method 2: tare + cargo + desiccant + dunnage is the verified gross mass, at most the maximum gross."""
    for container in vgm.containers:
        yield from _weighed(vgm, container)
    total = sum(container.verified_gross_g for container in vgm.containers)
    source = "containers.verified_gross_g"
    yield from follows("sum_unsound", vgm, "verified_gross_g", vgm.verified_gross_g, total, source)
    last = max((container.weighed_on for container in vgm.containers), default=vgm.date)
    yield from follows("paper_date_unsound", vgm, "date", vgm.date, last, "containers.weighed_on")


def _weighed(vgm: VgmDeclaration, container: WeighedContainer) -> Iterator[Finding]:
    where = f"containers[{container.number}]"
    parts = ("tare_g", "cargo_gross_g", "desiccant_g", "dunnage_g")
    if container.method == METHOD_OF_SUMS:
        total = sum(getattr(container, part) for part in parts)
        said, source = container.verified_gross_g, " + ".join(f"{where}.{part}" for part in parts)
        yield from follows("vgm_unsound", vgm, f"{where}.verified_gross_g", said, total, source)
    if container.verified_gross_g > container.max_gross_g:
        first = place(vgm, f"{where}.verified_gross_g", container.verified_gross_g)
        second = place(vgm, f"{where}.max_gross_g", container.max_gross_g)
        yield Finding("vgm_above_max_gross", Relation.ABOVE, first, second)


def payload_is_from_plate(plan: LoadPlanSheet, vgm: VgmDeclaration) -> Iterator[Finding]:
    """The payload of the plan is maximum gross less tare of the declaration."""
    weighed = {container.number: container for container in vgm.containers}
    for container in plan.containers:
        plate = weighed.get(container.number)
        if plate is not None:
            field, where = f"containers[{container.number}].payload_g", f"containers[{container.number}]"
            source = f"{where}.max_gross_g - {where}.tare_g"
            expected = plate.max_gross_g - plate.tare_g
            yield from follows("payload_unsound", plan, field, container.payload_g, expected, source, vgm)


def minutes_add_up(minutes: MinutesOfRelease) -> Iterator[Finding]:
    """Counts, sums, words, rupiah, date and public address of the minutes; two persons took part."""
    count = len(minutes.containers)
    yield from follows(
        "sum_unsound", minutes, "container_count", minutes.container_count, count, "containers"
    )
    if minutes.containers:
        for name, each in (("cartons", "cartons"), ("pieces", "pieces"), ("gross_g", "cargo_gross_g")):
            expected = sum(getattr(container, each) for container in minutes.containers)
            said, source = getattr(minutes, name), f"containers.{each}"
            yield from follows("sum_unsound", minutes, name, said, expected, source)
    goods = sum(line.quantity for line in minutes.goods)
    yield from follows("sum_unsound", minutes, "pieces", minutes.pieces, goods, "goods.quantity")
    yield from in_words(minutes, "value", minutes.value)
    if minutes.rate is not None:
        pair = {minutes.rate.base, minutes.rate.quote}
        rupiah = minutes.rate.convert(minutes.value) if minutes.value.currency in pair else None
        source = "value x rate.per_unit"
        yield from follows("rupiah_unsound", minutes, "rupiah_value", minutes.rupiah_value, rupiah, source)
    yield from follows("paper_date_unsound", minutes, "date", minutes.date, minutes.at.date(), "at")
    if minutes.declared_by.name == minutes.released_by.name:
        first = place(minutes, "declared_by.name", minutes.declared_by.name)
        yield differs("same_person", first, place(minutes, "released_by.name", minutes.released_by.name))
    if minutes.short_code not in minutes.public_url:
        first = place(minutes, "public_url", minutes.public_url)
        yield differs("short_code_unsound", first, place(minutes, "short_code", minutes.short_code))
