"""The options that say how a load must stand, the same for `geliat load` and `geliat verify`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import wraps
from typing import Any, TypeVar

import click

from geliat.planning.loading.problem import LoadRules
from geliat.refusals import Blocker, Refusal

Result = TypeVar("Result")
SHARE = re.compile(r"[0-9](?:\.[0-9]{1,3})?")
WINDOW = re.compile(r"([0-9.]+):([0-9.]+)")
OPTIONS = (
    click.option(
        "--support",
        default=None,
        metavar="SHARE",
        help="Share of each base that must rest on something, 0 to 1. [default: the file's, else 1]",
    ),
    click.option(
        "--clearance",
        "--bulge",
        "clearance",
        type=click.IntRange(0, 10_000),
        default=None,
        metavar="MM",
        help="Free mm between pieces and to the walls, since cartons bulge. [default: the file's, else 0]",
    ),
    click.option(
        "--top-gap",
        type=click.IntRange(0, 1_000_000),
        default=None,
        metavar="MM",
        help="Free mm under the roof. [default: the file's, else 0]",
    ),
    click.option(
        "--along",
        default=None,
        metavar="LEAST:MOST",
        help="Where the centre of gravity may lie along, as shares of the inner length from the back wall: "
        "0.45:0.55. [default: the file's, else anywhere]",
    ),
    click.option(
        "--across",
        default=None,
        metavar="LEAST:MOST",
        help="The same across, as shares of the inner width from the left. [default: the file's, else "
        "anywhere]",
    ),
    click.option(
        "--multi-drop/--one-drop",
        "multi_drop",
        default=None,
        help="Nothing of an earlier stop behind or under a later one; or one stop. [default: the file's, "
        "else one]",
    ),
)


@dataclass(frozen=True, slots=True)
class RulesAsked:
    """What the options say; None where they say nothing."""

    support: str | None = None
    clearance: int | None = None
    top_gap: int | None = None
    along: str | None = None
    across: str | None = None
    multi_drop: bool | None = None

    def over(self, rules: LoadRules) -> LoadRules:
        """The rules, each replaced where an option says otherwise. Raises Refusal on what is no share."""
        said: dict[str, Any] = {}
        if self.support is not None:
            said["support_permille"] = permille("--support", self.support)
        if self.along is not None:
            said["along_permille"] = window("--along", self.along)
        if self.across is not None:
            said["across_permille"] = window("--across", self.across)
        plain = {"clearance_mm": self.clearance, "top_gap_mm": self.top_gap, "multi_drop": self.multi_drop}
        said |= {name: value for name, value in plain.items() if value is not None}
        return replace(rules, **said)


def with_rules(command: Callable[..., Result]) -> Callable[..., Result]:
    """Give a command the options; it gets them as `asked`, a RulesAsked."""

    @wraps(command)
    def asking(*args: Any, **kwargs: Any) -> Result:
        asked = RulesAsked(**{name: kwargs.pop(name) for name in RulesAsked.__dataclass_fields__})
        return command(*args, asked=asked, **kwargs)

    with_options: Callable[..., Result] = asking
    for option in reversed(OPTIONS):
        with_options = option(with_options)
    return with_options


def permille(option: str, word: str) -> int:
    """A share from 0 to 1 with at most three decimals as permille. Raises Refusal on anything else."""
    value = Decimal(word) if SHARE.fullmatch(word) else Decimal(-1)
    if not 0 <= value <= 1:
        raise Refusal(
            Blocker(
                "share_wrong",
                en="{option} {word}: expected a share from 0 to 1 with at most three decimals.",
                id="{option} {word}: seharusnya bagian dari 0 sampai 1, paling banyak tiga desimal.",
                facts={"option": option, "word": word[:20]},
            )
        )
    return int(value * 1000)


def window(option: str, word: str) -> tuple[int, int]:
    """A window LEAST:MOST of two shares as permille, the least first. Raises Refusal on anything else."""
    found = WINDOW.fullmatch(word)
    if found:
        least, most = permille(option, found[1]), permille(option, found[2])
        if least <= most:
            return least, most
    raise Refusal(
        Blocker(
            "window_wrong",
            en="{option} {word}: expected two shares from 0 to 1, the lower first, as 0.45:0.55.",
            id="{option} {word}: seharusnya dua bagian dari 0 sampai 1, yang kecil dahulu: 0.45:0.55.",
            facts={"option": option, "word": word[:20]},
        )
    )
