"""The stuffing sheets of a load plan for the crew: a front sheet a container, then a drawing a step.

They need no shipment: any plan of the loading engine is printed, in Indonesian or English, several drawings
a page. Like steps that follow each other share one drawing (crew_steps.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from geliat.papers import phrases
from geliat.papers.crew_steps import CrewStep, crew_steps, told
from geliat.papers.figures import Figures
from geliat.papers.load_sheet import short
from geliat.papers.page import (
    Block,
    Cell,
    Column,
    Drawing,
    Drawings,
    Field,
    Fields,
    NewPage,
    Page,
    Table,
    Words,
)
from geliat.papers.step_drawing import step_svgs
from geliat.papers.typesetting import typeset_page
from geliat.planning.loading.plan import figures
from geliat.planning.loading.problem import CargoDrum, LoadedContainer, LoadPlan, LoadProblem
from geliat.sentences import Sentence

UNDATED = date(1980, 1, 1)
"""The date of a file that bears none: an archive file must have one, and a plan does not know the day."""
ACROSS, ACROSS_OF_MANY, MANY = 2, 3, 60
"""Drawings in a row of the page, and how many where a container has more than `MANY`."""

TITLE = Sentence("Stuffing sheets", "Lembar pemuatan")
FOR_CREW = Sentence(
    "For the crew: from the back wall to the door, in the order of the steps. Coloured is what is set in the "
    "step, grey what stands already; the small picture looks in through the door, and left is left there.",
    "Untuk kru: dari dinding ujung ke pintu, menurut urutan langkah. Berwarna: yang ditata pada langkah itu; "
    "abu-abu: yang sudah berdiri. Gambar kecil: dilihat dari pintu; kiri dan kanan menurut gambar itu.",
)
DARK_TOPS = Sentence(
    "A drum with a dark top stands on its head.",
    "Drum yang sisi atasnya gelap berdiri terbalik, kepala di bawah.",
)
STAIRS = Sentence(
    "Walls of drums lean like stairs: set the lowest layer of a step first; each layer ends one drum behind "
    "the layer below it, so that none is set behind or under one that stands.",
    "Dinding drum disusun miring seperti tangga: tata lapis terbawah lebih dahulu; tiap lapis berakhir satu "
    "drum di belakang lapis di bawahnya, agar tidak ada drum yang harus diselipkan di belakang atau di bawah "
    "yang sudah berdiri.",
)
NOTHING = Sentence("No container is loaded.", "Tidak ada kontainer yang dimuati.")
BACK, DOOR = Sentence("back wall", "dinding ujung"), Sentence("door", "pintu")
IN_ALL = Sentence("Containers", "Kontainer")
FREE = Sentence("Free at the door mm", "Kosong di pintu mm")
FROM_BACK = Sentence("From the back wall mm", "Dari dinding ujung mm")
CENTRE_FROM = Sentence(
    "from the back wall, the left wall and the floor", "dari dinding ujung, dinding kiri, dan lantai"
)
WEIGHT = Sentence("Weight of the cargo kg", "Berat muatan kg")
HOW = Sentence("How it is set", "Cara menata")
PIECES = Sentence("Pieces", "Koli")
CARGO, NAME = Sentence("Cargo", "Muatan"), Sentence("Name", "Nama")
ONE_SIZE = Sentence("Length × width × height mm", "Panjang × lebar × tinggi mm")
ONE_WEIGHT = Sentence("Gross weight kg of one", "Berat kotor kg satu koli")
LEFT_OUT = Sentence("What did not go in", "Yang tidak masuk")
WHY = Sentence("Why", "Sebabnya")
PLACE = Sentence(
    "from the back {low}–{high}, from the left {left}–{right} mm{base}",
    "dari ujung {low}–{high}, dari kiri {left}–{right} mm{base}",
)
ABOVE = Sentence(", {base} mm up", ", {base} mm di atas lantai")


def stuffing_sheets(
    plan: LoadPlan,
    problem: LoadProblem,
    names: Mapping[str, str] | None = None,
    language: str = "id",
    *,
    dated: date = UNDATED,
) -> bytes:
    """The PDF of the stuffing sheets of `plan`, in `language` ("id" or "en"); same input, same bytes.

    `names` gives each cargo key what people call it; `dated` is the date of the file, printed nowhere.
    Raises Refusal when a character of a key or name cannot be printed.
    """
    return typeset_page(sheets_page(plan, problem, names, language, dated=dated))


def sheets_page(
    plan: LoadPlan,
    problem: LoadProblem,
    names: Mapping[str, str] | None = None,
    language: str = "id",
    *,
    dated: date = UNDATED,
) -> Page:
    """The same as a page model; arguments as for `stuffing_sheets`."""
    speech = "id" if language[:2].lower() == "id" else "en"
    sheets = _Sheets(problem, names or {}, speech)
    blocks: list[Block] = []
    for number, container in enumerate(plan.containers, start=1):
        blocks += [NewPage()] if number > 1 else []
        blocks += sheets.container(container, number, len(plan.containers))
    if not plan.containers:
        blocks.append(Words((NOTHING,)))
    if plan.unplaced:
        blocks.append(sheets.left_out(plan))
    write = Figures(speech).whole
    loaded = sum(len(container.placements) for container in plan.containers)
    wanted = sum(cargo.quantity for cargo in problem.cargo)
    return Page(
        title=TITLE,
        number="",
        dated=dated,
        author="Geliat",
        left=(
            (
                Field(IN_ALL, (write(len(plan.containers)),), strong=True),
                Field(PIECES, (f"{write(loaded)} / {write(wanted)}",), strong=True),
            ),
        ),
        right=(),
        blocks=tuple(blocks),
        languages=(speech,),
    )


class _Sheets:
    """The blocks of the sheets of one problem in one language."""

    def __init__(self, problem: LoadProblem, names: Mapping[str, str], language: str) -> None:
        self.problem = problem
        self.names = names
        self.language = language
        self.write = Figures(language)
        self.drums = {each.key for each in problem.cargo if isinstance(each, CargoDrum)}

    def container(self, container: LoadedContainer, number: int, of: int) -> list[Block]:
        """The front sheet of a container and the drawings of its steps."""
        crew = crew_steps(container, self.problem)
        notes = [FOR_CREW]
        notes += [STAIRS] if any(each.stairs for each in crew) else []
        notes += [DARK_TOPS] if any(each.head_down for each in crew) else []
        blocks: list[Block] = [
            self._facts(container, number, of),
            Words(tuple(notes)),
            self._cargo(container),
            self._steps(crew),
        ]
        if crew:
            across = ACROSS if len(crew) <= MANY else ACROSS_OF_MANY
            blocks += [NewPage(), Drawings(self._drawings(container, crew), across)]
        return blocks

    def _facts(self, container: LoadedContainer, number: int, of: int) -> Fields:
        known = figures(container, self.problem)
        kind = self.problem.kind(container.kind)
        name = kind.name if kind is not None else container.kind
        shown = name if name == container.kind else f"{name} ({container.kind})"
        whole = self.write.whole
        weight = self.write.kg(known.gross_g)
        if kind is not None and kind.payload_g is not None:
            weight += f" / {whole(kind.payload_g // 1000)}"
        return Fields(
            (
                Field(phrases.CONTAINER, (f"{shown}   {number} / {of}",), strong=True),
                Field(phrases.INSIDE, (" × ".join(whole(each) for each in container.inner_mm),)),
                Field(phrases.FILL, (f"{self.write.share(known.used_permille)} %",), strong=True),
                Field(WEIGHT, (weight,)),
                Field(
                    phrases.CENTRE,
                    (" / ".join(whole(each) for each in known.centre_mm), CENTRE_FROM.said_in(self.language)),
                ),
                Field(FREE, (whole(container.inner_mm[0] - known.reach_mm),)),
            ),
            title=Sentence(f"Container {number}: {name}", f"Kontainer {number}: {name}"),
        )

    def _cargo(self, container: LoadedContainer) -> Table:
        columns = (
            Column(CARGO, "34mm"),
            Column(NAME, "1fr"),
            Column(ONE_SIZE, "38mm", "right"),
            Column(ONE_WEIGHT, "28mm", "right"),
            Column(PIECES, "20mm", "right"),
        )
        counts = Counter(piece.cargo for piece in container.placements)
        rows: list[tuple[Cell, ...]] = []
        for each in self.problem.cargo:
            if counts[each.key]:
                size = (each.length_mm, each.width_mm, each.height_mm)
                told_size = " × ".join(self.write.whole(side) for side in size)
                weight = self.write.kg(each.gross_g) if each.gross_g else "–"
                pieces = self.write.whole(counts[each.key])
                rows.append((each.key, self.names.get(each.key, each.key), told_size, weight, pieces))
        total = (
            phrases.TOTAL.said_in(self.language),
            "",
            "",
            "",
            self.write.whole(len(container.placements)),
        )
        return Table(columns, tuple(rows), (total,) if len(rows) > 1 else (), phrases.LOADED)

    def _steps(self, crew: Sequence[CrewStep]) -> Table:
        columns = (
            Column(phrases.STEP, "18mm", "right"),
            Column(HOW, "1fr"),
            Column(PIECES, "18mm", "right"),
            Column(FROM_BACK, "36mm", "right"),
        )
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (
                _range(each),
                self._told(each).partition(": ")[2],
                self.write.whole(each.count),
                " – ".join(self.write.whole(end) for end in each.reach(0)),
            )
            for each in crew
        )
        return Table(columns, rows, (), phrases.STEPS)

    def _told(self, crew: CrewStep) -> str:
        return told(crew, drum=crew.cargo in self.drums).said_in(self.language)

    def _drawings(self, container: LoadedContainer, crew: Sequence[CrewStep]) -> tuple[Drawing, ...]:
        ends = (BACK.said_in(self.language), DOOR.said_in(self.language))
        drawn = step_svgs(container, self.problem, crew, *ends)
        return tuple(
            Drawing(
                svg,
                told(each, drum=each.cargo in self.drums),
                f"{self._told(each)}. {self._place(each)}",
                detail=Sentence(*[self._place(each)] * 2),
            )
            for svg, each in zip(drawn, crew, strict=True)
        )

    def _place(self, crew: CrewStep) -> str:
        whole = self.write.whole
        (low, high), (left, right), (base, _) = (crew.reach(way) for way in range(3))
        above = ABOVE.said_in(self.language).format(base=whole(base)) if base else ""
        place = PLACE.said_in(self.language).format(
            low=whole(low), high=whole(high), left=whole(left), right=whole(right), base=above
        )
        name = self.names.get(crew.cargo, crew.cargo)
        return place if name == crew.cargo else f"{short(name, 18)}: {place}"

    def left_out(self, plan: LoadPlan) -> Table:
        """What did not go into any container, and why."""
        columns = (Column(CARGO, "34mm"), Column(PIECES, "20mm", "right"), Column(WHY, "1fr"))
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (each.cargo, self.write.whole(each.quantity), each.reason.said_in(self.language))
            for each in plan.unplaced
        )
        return Table(columns, rows, (), LEFT_OUT)


def _range(crew: CrewStep) -> str:
    return str(crew.first) if crew.first == crew.last else f"{crew.first}–{crew.last}"
