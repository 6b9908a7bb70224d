"""The command `geliat carton`: for each product the cartons that put the most pieces into a container."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from geliat.planning.loading.cartons import HEAVIEST_G, WALL_MM, CartonDesign, design_cartons
from geliat.planning.loading.problem import Cargo, ContainerKind, LoadRules
from geliat.planning.loading.stop import Stop
from geliat.sentences import Sentence
from geliat.terminal.container_options import container_option, containers_asked
from geliat.terminal.load_options import bytes_of
from geliat.terminal.rule_options import RulesAsked, with_rules
from geliat.terminal.speaking import TONGUE, answers_refusals, language, write_file
from geliat.workbook.cargo import read_cargo

ROUNDS = 4


@click.command()
@click.argument("products", type=click.Path(path_type=Path))
@container_option("The kinds of container to fill. [default: 40HC]")
@with_rules
@click.option(
    "--heaviest-kg",
    type=click.IntRange(1, 1_000),
    default=HEAVIEST_G // 1_000,
    show_default=True,
    help="The most that a carton may weigh.",
)
@click.option(
    "--wall-mm",
    type=click.IntRange(0, 100),
    default=WALL_MM,
    show_default=True,
    help="What the carton adds on every side.",
)
@click.option(
    "--rounds",
    type=click.IntRange(1, 1_000),
    default=ROUNDS,
    show_default=True,
    help="Rounds to search for each carton's place in the container.",
)
@click.option(
    "--instance",
    metavar="N",
    type=click.IntRange(0),
    default=None,
    help="Which instance of a file in the Bischoff-Ratcliff format.",
)
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), help="Write them as JSON."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@TONGUE
@answers_refusals
def carton(
    products: Path,
    containers: tuple[str, ...],
    asked: RulesAsked,
    heaviest_kg: int,
    wall_mm: int,
    rounds: int,
    instance: int | None,
    json_file: Path | None,
    force: bool,
    tongue: str | None,
) -> None:
    """Design the cartons for PRODUCTS, a list of single pieces as `geliat load` reads it.

    For each product the best cartons, the most pieces in one container first. The counts are those of plans
    that the search found; nothing is estimated. Quantities in the list are not looked at.
    """
    listed = read_cargo(bytes_of(products), products.name, instance=instance)
    rules = asked.over(listed.rules or LoadRules())
    kinds = [stock.kind for stock in containers_asked(containers, room=listed.room, open_count=1)]
    found = {
        (product.key, kind.name): design_cartons(
            product,
            kind,
            heaviest_g=heaviest_kg * 1_000,
            wall_mm=wall_mm,
            rules=rules,
            stop=Stop(rounds=rounds),
        )
        for product in listed.cargo
        for kind in kinds
    }
    if json_file is not None:
        rows = [
            {"cargo": key, "container": container, **asdict(design)}
            for (key, container), designs in found.items()
            for design in designs
        ]
        write_file(json_file, json.dumps(rows, indent=1).encode(), force=force)
    speech = tongue or language()
    for product in listed.cargo:
        for kind in kinds:
            click.echo(_heading(product, kind, listed.names).said_in(speech))
            for design in found[product.key, kind.name]:
                click.echo(f"  {_told(design).said_in(speech)}")


def _heading(product: Cargo, kind: ContainerKind, names: Mapping[str, str]) -> Sentence:
    name = names.get(product.key, product.key)
    return Sentence(en=f"{name}, into one {kind.name}:", id=f"{name}, ke dalam satu {kind.name}:")


def _told(design: CartonDesign) -> Sentence:
    outer = " × ".join(str(side) for side in design.outer_mm)
    along, across, high = design.across
    tenths = -(-design.gross_g // 100)
    kg = f"{tenths // 10}.{tenths % 10}"
    if design.interlocked:
        how_en = f"interlocked, {along} in a layer, {high} high"
        how_id = f"saling mengunci, {along} per lapis, {high} lapis"
    else:
        how_en, how_id = f"{along} × {across} × {high}", f"{along} × {across} × {high}"
    return Sentence(
        en=f"{design.in_container:,} pieces: {design.cartons:,} cartons of {design.pieces} ({how_en}), "
        f"{outer} mm, {kg} kg",
        id=f"{_id(design.in_container)} buah: {_id(design.cartons)} karton berisi {design.pieces} "
        f"({how_id}), {outer} mm, {kg.replace('.', ',')} kg",
    )


def _id(number: int) -> str:
    return f"{number:,}".replace(",", ".")
