"""What must hold of a new version of a rule, and of the second person who confirms it."""

from __future__ import annotations

from datetime import date, timedelta

from geliat.desk.makers.checks import missing
from geliat.desk.rules.models import RuleVersion
from geliat.refusals import Blocker, Fact, Refusal
from geliat.sentences import Sentence
from geliat.trade.access import Actor
from geliat.trade.requirements import Book, Period, Requirement, loosened

DAY = timedelta(days=1)


def person_of(by: Actor) -> int:
    """The person whose word a deed is, by name; Refusal for a link or the program itself."""
    if by.person is None:
        raise Refusal(
            _wrong(
                "person_needed",
                "This is the word of a person: sign in under your own name to give it.",
                "Ini pernyataan seseorang: masuklah dengan nama sendiri untuk memberikannya.",
            )
        )
    return by.person


def of_reason(reason: str) -> list[Blocker]:
    """Whether a reason is given."""
    return [] if reason.strip() else [missing("reason", "Reason", "Alasan")]


def within(book: Book, code: str, start: date, end: date | None) -> list[Period]:
    """What stands under a code on any of the days."""
    last = end or date.max
    return [
        period
        for period in book.periods(code)
        if period.valid_from <= last and (period.valid_until or date.max) >= start
    ]


def why_second(
    book: Book, code: str, start: date, end: date | None, row: Requirement | None
) -> list[Sentence]:
    """Why a version for these days is for two persons; empty where one may write it alone."""
    periods = within(book, code, start, end)
    standing = [period.requirement for period in periods]
    found = [
        loosened(before, row) for before in (standing if _gapless(periods, start, end) else [*standing, None])
    ]
    return list(dict.fromkeys(reason for reasons in found for reason in reasons))


def _gapless(periods: list[Period], start: date, end: date | None) -> bool:
    """Whether something is said of each of the days."""
    reached = start
    for period in periods:
        if period.valid_from > reached:
            return False
        if period.valid_until is None:
            return True
        reached = period.valid_until + DAY
    return end is not None and reached > end


def of_version(book: Book, row: Requirement) -> list[Blocker]:
    """Whether a row says something other than what stands on its days."""
    match within(book, row.code, row.valid_from, row.valid_until):
        case [Period(requirement=Requirement() as standing) as only] if (
            only.valid_from <= row.valid_from
            and (row.valid_until or date.max) <= (only.valid_until or date.max)
            and _but_for_days(standing) == _but_for_days(row)
        ):
            return [
                _wrong(
                    "nothing_changed",
                    "“{rule}” already says just this on all these days.",
                    "“{rule}” sudah berbunyi persis demikian pada semua hari itu.",
                    rule=row.code,
                )
            ]
    return []


def of_checked(row: Requirement, today: date) -> list[Blocker]:
    """Whether the day on which a row was compared with its source has come."""
    if row.checked_on <= today:
        return []
    return [
        _wrong(
            "checked_ahead",
            "“{rule}”: the day on which it was checked, {day}, has not come yet.",
            "“{rule}”: tanggal pemeriksaannya, {day}, belum tiba.",
            rule=row.code,
            day=row.checked_on.isoformat(),
        )
    ]


def of_end(book: Book, code: str, start: date, end: date | None) -> list[Blocker]:
    """Whether there is something to end on these days."""
    blockers = []
    if end is not None and end < start:
        blockers.append(
            _wrong(
                "ends_before_it_begins",
                "The last day, {end}, lies before the first, {start}.",
                "Hari terakhir, {end}, mendahului hari pertama, {start}.",
                start=start.isoformat(),
                end=end.isoformat(),
            )
        )
    if all(period.requirement is None for period in within(book, code, start, end)):
        blockers.append(
            _wrong(
                "nothing_to_end",
                "No rule “{rule}” stands on these days.",
                "Tidak ada aturan “{rule}” pada hari-hari itu.",
                rule=code or "-",
            )
        )
    return blockers


def of_seen(code: str, seen: int | None, newest: int) -> list[Blocker]:
    """Whether nobody wrote a version since the writer looked; `seen` None: the writer looked just now."""
    if seen is None or seen == newest:
        return []
    return [
        _wrong(
            "someone_was_faster",
            "{label} was changed by somebody else a moment ago; look again.",
            "{label} baru saja diubah orang lain; silakan lihat lagi.",
            label=code,
        )
    ]


def of_second_person(version: RuleVersion, by: Actor) -> list[Blocker]:
    """Whether a version waits to be confirmed, and by another than who wrote it."""
    if not version.waits:
        return [not_waiting(version)]
    if version.written_by_id == by.person:
        return [
            _wrong(
                "same_person",
                "{person} wrote this version; another person must confirm it.",
                "{person} yang menulis versi ini; orang lain yang harus mengesahkannya.",
                person=by.who,
            )
        ]
    return []


def of_later(version: RuleVersion, later: list[RuleVersion]) -> list[Blocker]:
    """Whether no later version in force speaks of the same days: it was written knowing what stood then."""
    return [
        _wrong(
            "superseded",
            "Version {later} of “{rule}” was written since and holds on the same days; set this one aside.",
            "Versi {later} dari “{rule}” ditulis kemudian untuk hari yang sama; kesampingkan versi ini.",
            later=one.number,
            rule=one.code,
        )
        for one in later
        if overlap(version, one)
    ]


def overlap(one: RuleVersion, other: RuleVersion) -> bool:
    """Whether two versions speak of a same day."""
    starts, ends = max(one.valid_from, other.valid_from), (one.valid_until, other.valid_until)
    return all(end is None or starts <= end for end in ends)


def not_waiting(version: RuleVersion) -> Blocker:
    """The version is in force already, or was set aside."""
    return _wrong(
        "nothing_waits",
        "Version {number} of “{rule}” does not wait for anybody.",
        "Versi {number} dari “{rule}” tidak menunggu siapa pun.",
        number=version.number,
        rule=version.code,
    )


def coverage_kept(hs: str) -> Blocker:
    """A file may not say for which goods rules are recorded at all: that is the program's to say."""
    return _wrong(
        "coverage_not_taken_in",
        "coverage ({hs}): which goods have rules at all comes with the program and is not taken in here.",
        "coverage ({hs}): barang yang dicakup aturan ditentukan program dan tidak diambil dari berkas ini.",
        hs=hs,
    )


def _but_for_days(row: Requirement) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__ if not name.startswith("valid_")}


def _wrong(code: str, en: str, id: str, **facts: Fact) -> Blocker:
    return Blocker(code=code, en=en, id=id, facts=facts, owner="officer")
