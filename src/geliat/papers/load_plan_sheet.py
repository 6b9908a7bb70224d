"""Lays out the load plan: each container's balance, stuffing steps, check and drawings (CTU Code, 2014)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geliat.papers import phrases
from geliat.papers.figures import Figures, runs
from geliat.papers.load_drawing import layer_svgs, overview_svg
from geliat.papers.page import (
    Block,
    Cell,
    Column,
    Drawing,
    Field,
    Fields,
    NewPage,
    Page,
    Table,
    Words,
    in_languages,
)
from geliat.papers.parts import TRADE_READS, firm_field, number_and_date, ports, said
from geliat.planning.loading.plan import ContainerFigures
from geliat.planning.loading.problem import LoadedContainer
from geliat.sentences import Sentence
from geliat.trade.documents import LoadPlanSheet
from geliat.trade.documents.load_plan_sheet import PlannedContainer

FIGURES = Figures("en")


def drawings_of(
    loaded: LoadedContainer,
    names: Mapping[str, str],
    *,
    figures: ContainerFigures | None = None,
    title: str = "",
    language: str = "id",
) -> tuple[Drawing, ...]:
    """The drawings of one container's plan: an overview and each layer, lettered in `language`.

    `names`, `figures` and `title` as for `load_drawing.overview_svg`.
    """
    overview = overview_svg(loaded, names, language, figures=figures, title=title)
    layers = layer_svgs(loaded, names, language)
    pieces = FIGURES.whole(len(loaded.placements))
    drawn = [
        Drawing(overview, phrases.OVERVIEW, f"{pieces} pieces in {loaded.kind} from the side, door and above")
    ]
    for number, svg in enumerate(layers, start=1):
        caption = Sentence(*(f"{name} {number} / {len(layers)}" for name in _two(phrases.LAYER)))
        drawn.append(Drawing(svg, caption, f"Layer {number} of {len(layers)} from above"))
    return tuple(drawn)


def page(paper: LoadPlanSheet, drawings: Mapping[str, Sequence[Drawing]] | None = None) -> Page:
    """The load plan as a page model; `drawings` gives each container's drawings by container number."""
    blocks: list[Block] = [Words(paper.statements())]
    for at, container in enumerate(paper.containers):
        # The crew of each container takes its own pages along.
        if at > 0:
            blocks.append(NewPage())
        blocks += _container(container)
        blocks += (drawings or {}).get(container.number, ())
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=((firm_field(phrases.EXPORTER, paper.exporter, TRADE_READS),),),
        right=(
            number_and_date(paper, FIGURES),
            (
                Field(phrases.SHIPMENT, (paper.shipment_number,)),
                Field(phrases.BOOKING, (paper.booking or "–",)),
            ),
            ports(paper.port_of_loading, paper.port_of_discharge),
            (
                Field(phrases.CARTONS, (FIGURES.whole(paper.cartons),)),
                Field(phrases.PIECES, (FIGURES.whole(paper.pieces),)),
            ),
        ),
        blocks=tuple(blocks),
        languages=TRADE_READS,
    )


def _container(container: PlannedContainer) -> tuple[Block, ...]:
    checks = (_checks(container),) if container.checks else ()
    return (_figures(container), _loaded(container), _steps(container), *checks)


def _figures(container: PlannedContainer) -> Fields:
    inside = " × ".join(FIGURES.whole(each) for each in container.inside_mm)
    centre = " / ".join(FIGURES.whole(each) for each in container.cog_mm)
    floor = container.floor_moisture_permille
    cargo = f"{FIGURES.kg(container.cargo_gross_g)} / {FIGURES.kg(container.payload_g)}"
    used = f"{FIGURES.cubic(container.used_volume_mm3)} / {FIGURES.cubic(container.inside_volume_mm3)} m³"
    return Fields(
        (
            Field(phrases.CONTAINER, (f"{container.number}  {container.size_type}",), strong=True),
            Field(phrases.SEAL, (container.seal or "–",), strong=True),
            Field(phrases.STUFFED_ON, (FIGURES.day(container.stuffed_on),)),
            Field(phrases.INSIDE, (inside,)),
            Field(phrases.FILL, (f"{FIGURES.share(container.fill_permille)} %", used)),
            Field(phrases.PAYLOAD, (cargo,)),
            Field(phrases.CENTRE, (centre, *in_languages(phrases.CENTRE_FROM, TRADE_READS))),
            Field(
                phrases.DESICCANT_AND_DUNNAGE,
                (f"{FIGURES.kg(container.desiccant_g)} / {FIGURES.kg(container.dunnage_g)}",),
            ),
            Field(phrases.FLOOR_MOISTURE, ("–" if floor is None else f"{FIGURES.share(floor)} %",)),
        ),
        title=Sentence(*(f"{name} {container.number}" for name in _two(phrases.CONTAINER))),
    )


def _two(label: Sentence) -> tuple[str, str]:
    return (label.en, label.id)


def _loaded(container: PlannedContainer) -> Table:
    columns = (
        Column(phrases.SKU, "1fr"),
        Column(phrases.CARTONS, "30mm", "right"),
        Column(phrases.PIECES, "30mm", "right"),
        Column(phrases.GROSS, "40mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.sku, FIGURES.whole(each.cartons), FIGURES.whole(each.pieces), FIGURES.kg(each.gross_g))
        for each in container.loaded
    )
    total: tuple[Cell, ...] = (
        said(phrases.TOTAL, TRADE_READS),
        FIGURES.whole(container.cartons),
        FIGURES.whole(container.pieces),
        FIGURES.kg(container.cargo_gross_g),
    )
    return Table(columns, rows, (total,), phrases.LOADED)


def _steps(container: PlannedContainer) -> Table:
    columns = (
        Column(phrases.STEP, "14mm", "right"),
        Column(phrases.SKU, "34mm"),
        Column(phrases.CARTONS, "18mm", "right"),
        Column(phrases.FROM_FRONT, "34mm", "right"),
        Column(phrases.LAYERS, "16mm", "right"),
        Column(phrases.CARTON_NUMBERS, "1fr"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.number),
            each.sku,
            FIGURES.whole(each.count),
            f"{FIGURES.whole(each.from_mm)} – {FIGURES.whole(each.to_mm)}",
            FIGURES.whole(each.layers),
            runs(each.cartons) or "–",
        )
        for each in container.steps
    )
    return Table(columns, rows, (), phrases.STEPS)


def _checks(container: PlannedContainer) -> Table:
    columns = (
        Column(phrases.LINE, "9mm", "right"),
        Column(phrases.POINT, "1fr"),
        Column(phrases.VERDICT, "40mm"),
        Column(phrases.FOUND, "50mm"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(at),
            in_languages(each.point, TRADE_READS),
            said(phrases.PASSED if each.passed else phrases.FAILED, TRADE_READS),
            each.found or "–",
        )
        for at, each in enumerate(container.checks, start=1)
    )
    return Table(columns, rows, (), phrases.CHECK)
