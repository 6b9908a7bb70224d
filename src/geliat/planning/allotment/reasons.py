"""The one sentence of a share: what really bound it, with its figures, in Indonesian and English.

Only the workshop's own figures and rules that hold for everybody are said. Where a wanted share for some
workshops bound a step, every share of the step that has no nearer reason gets the same sentence, so that
nobody can read from it whom the wish was for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geliat.planning.allotment.problem import Standing
from geliat.sentences import Sentence

MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTHS_ID = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

HOURS_FROM_MINUTES = 600


@dataclass(frozen=True, slots=True)
class Figures:
    """What is true of one share: counts in pieces; `work` and `room` in the workshop's unit, to `due`."""

    quantity: int
    minutes: bool
    work: int
    room: int
    due: date
    load_permille: int
    closed: tuple[date, ...] = ()
    away: tuple[date, ...] = ()
    committed: int = 0
    able: int = 0
    alike: int = 0
    full: bool = False
    floor: int = 0
    batch: int = 0
    group_rule: bool = False
    one_kind: bool = False
    standing: Standing | None = None
    mending: bool = False
    declined: bool = False


def explain(figures: Figures) -> tuple[Sentence, tuple[str, ...]]:
    """The sentence of a share, and the codes of what bound it, the nearest first."""
    main, english, indonesian = _main(figures)
    bound = [main]
    room_en, room_id, codes = _room(figures)
    bound += codes
    if figures.one_kind and main in ("equal_load", "group_rule", "capacity"):
        bound.append("collection")
        english += ", all of one kind so that one trip collects them"
        indonesian += ", semuanya satu jenis supaya cukup sekali dijemput"
    sentence = Sentence(en=f"{english}{room_en}.", id=f"{indonesian}{room_id}.")
    return sentence, tuple(dict.fromkeys(bound))


def _main(figures: Figures) -> tuple[str, str, str]:
    if figures.mending:
        return _mended(figures)
    quantity, load = figures.quantity, _percent(figures.load_permille)
    count_en, count_id = _pieces(quantity)
    due_en, due_id = _day(figures.due)
    if figures.able == 1:
        return (
            "only_workshop",
            f"All {count_en} are yours because no other workshop here can do this step",
            f"Semua {count_id} menjadi bagian Anda karena tidak ada bengkel lain di sini yang bisa"
            " mengerjakannya",
        )
    if figures.full:
        return (
            "capacity",
            f"You get {count_en}: more would not be finished by the week of {due_en}",
            f"Anda mendapat {count_id}: lebih dari itu tidak akan selesai sampai pekan {due_id}",
        )
    if figures.floor:
        floor_en, floor_id = _pieces(figures.floor)
        return (
            "floor",
            f"You get {count_en} because every small workshop is to have at least {floor_en} of this step",
            f"Anda mendapat {count_id} karena setiap bengkel kecil berhak atas sedikitnya {floor_id}"
            " pada tahap ini",
        )
    if figures.batch:
        batch_en, batch_id = _pieces(figures.batch)
        return (
            "minimum_batch",
            f"You get {count_en} because you take up work from {batch_en} upwards",
            f"Anda mendapat {count_id} karena Anda menerima pekerjaan mulai dari {batch_id}",
        )
    if figures.group_rule:
        return (
            "group_rule",
            f"You get {count_en} by the group's rule on sharing work, by which no workshop"
            f" is filled more than it must be; you are filled to {load}%",
            f"Anda mendapat {count_id} menurut aturan kelompok tentang pembagian kerja, supaya tidak ada"
            f" bengkel yang terisi lebih dari seharusnya; Anda terisi {load} persen",
        )
    if figures.alike > 1:
        return (
            "equal_load",
            f"You get {count_en} because {_number(figures.alike, ',')} workshops share this step equally:"
            f" each is filled to about {load}%",
            f"Anda mendapat {count_id} karena {_number(figures.alike, '.')} bengkel berbagi tahap ini sama"
            f" rata: masing-masing terisi sekitar {load} persen",
        )
    return (
        "equal_load",
        f"You get {count_en}: you are filled to {load}%, and no workshop that is less busy could take more",
        f"Anda mendapat {count_id}: Anda terisi {load} persen, dan tidak ada bengkel yang lebih longgar yang"
        " bisa menerima lebih banyak",
    )


def _mended(figures: Figures) -> tuple[str, str, str]:
    count_en, count_id = _pieces(figures.quantity)
    due_en, due_id = _day(figures.due)
    before = figures.standing.accepted if figures.standing else 0
    done = figures.standing.done if figures.standing else 0
    if figures.quantity > before > 0:
        more_en, more_id = _pieces(figures.quantity - before)
        verb = "is" if figures.quantity - before == 1 else "are"
        return (
            "mended_more",
            f"{more_en} {verb} added to your {_number(before, ',')} because a fellow workshop could"
            f" not go on, and you have room; your share is now {count_en}",
            f"{more_id} ditambahkan pada {_number(before, '.')} buah bagian Anda karena ada bengkel lain yang"
            f" tidak sanggup, dan Anda masih longgar; bagian Anda kini {count_id}",
        )
    if figures.quantity > before:
        return (
            "mended_new",
            f"These {count_en} come to you because a fellow workshop cannot make them, and you have room",
            f"{count_id} ini dialihkan kepada Anda karena ada bengkel lain yang tidak sanggup, dan Anda masih"
            " longgar",
        )
    if figures.quantity < before:
        done_en, done_id = _pieces(done)
        finished_en = f"; the {done_en} you finished stay yours" if done else ""
        finished_id = f"; {done_id} yang sudah selesai tetap milik Anda" if done else ""
        return (
            "mended_less",
            f"Your share is now {count_en}: what cannot be finished by the week of {due_en}"
            f" goes to fellow workshops{finished_en}",
            f"Bagian Anda kini {count_id}: yang tidak sempat selesai sampai pekan {due_id}"
            f" dialihkan ke bengkel lain{finished_id}",
        )
    if figures.declined:
        return (
            "as_accepted",
            f"Your share is {count_en}, as many as you said you can make",
            f"Bagian Anda {count_id}, sesuai kesanggupan Anda",
        )
    return (
        "as_accepted",
        f"Your share stays as you accepted it: {count_en}",
        f"Bagian Anda tetap seperti yang Anda terima: {count_id}",
    )


def _room(figures: Figures) -> tuple[str, str, list[str]]:
    """The workshop's own figures to the due week, and what has lessened its room."""
    work_en, room_en, unit_en, work_id, room_id, unit_id = _amounts(figures)
    due_en, due_id = _day(figures.due)
    english = f" (in all {work_en} of the {room_en} {unit_en} you can do by the week of {due_en}"
    indonesian = (
        f" (seluruhnya {work_id} dari {room_id} {unit_id} yang bisa Anda kerjakan sampai pekan {due_id}"
    )
    codes = []
    if figures.closed:
        codes.append("closed_week")
        english += f", not counting {_weeks(figures.closed, 'en')} when you are closed"
        indonesian += f", tidak termasuk {_weeks(figures.closed, 'id')} saat Anda tutup"
    if figures.away:
        codes.append("away")
        english += f", not counting {_weeks(figures.away, 'en')} when you cannot work"
        indonesian += f", tidak termasuk {_weeks(figures.away, 'id')} saat Anda tidak bisa bekerja"
    if figures.committed:
        codes.append("committed")
        english += ", beside work promised to other orders"
        indonesian += ", di luar pekerjaan untuk pesanan lain"
    return english + ")", indonesian + ")", codes


def _amounts(figures: Figures) -> tuple[str, str, str, str, str, str]:
    work, room = figures.work, figures.room
    if not figures.minutes:
        return (
            *(_number(work, ","), _number(room, ","), "pieces"),
            *(_number(work, "."), _number(room, "."), "buah"),
        )
    if room < HOURS_FROM_MINUTES:
        return str(work), str(room), "minutes", str(work), str(room), "menit"
    rounded = work % 60 or room % 60
    hours, of = (work + 30) // 60, (room + 30) // 60
    return (
        *(("about " if rounded else "") + _number(hours, ","), _number(of, ","), "hours"),
        *(("sekitar " if rounded else "") + _number(hours, "."), _number(of, "."), "jam"),
    )


def _weeks(weeks: Sequence[date], language: str) -> str:
    if len(weeks) > 2:
        return f"{len(weeks)} weeks" if language == "en" else f"{len(weeks)} pekan"
    days = [_day(week)[0 if language == "en" else 1] for week in weeks]
    if language == "en":
        return ("the week of " if len(days) == 1 else "the weeks of ") + " and ".join(days)
    return "pekan " + " dan ".join(days)


def _day(day: date) -> tuple[str, str]:
    return f"{day.day} {MONTHS_EN[day.month - 1]}", f"{day.day} {MONTHS_ID[day.month - 1]}"


def _pieces(count: int) -> tuple[str, str]:
    return f"{_number(count, ',')} {'piece' if count == 1 else 'pieces'}", f"{_number(count, '.')} buah"


def _number(count: int, separator: str) -> str:
    return f"{count:,}".replace(",", separator)


def _percent(permille: int) -> int:
    return (permille + 5) // 10
