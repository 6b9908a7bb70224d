"""What must hold of a group or workshop before it is recorded: every reason against it, in two languages."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from geliat.desk.makers.facts import ContactFacts, GroupFacts, WorkshopFacts
from geliat.desk.makers.models import ClosedWeek, Group, Skill, Workshop
from geliat.desk.makers.words import STEP_FORM
from geliat.refusals import Blocker
from geliat.trade import identifiers

NATIONAL_ID_DIGITS = 16


def monday_of(day: date) -> date:
    """The Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())


def missing(field: str, en: str, id: str) -> Blocker:
    """A fact that must be told was left empty."""
    return Blocker(
        code="missing",
        en="“{name_en}” is missing.",
        id="“{name_id}” belum diisi.",
        facts={"field": field, "name_en": en, "name_id": id},
        owner="coordinator",
    )


def below_zero(field: str, en: str, id: str, value: int | Decimal) -> Blocker:
    """A number that cannot be less than nothing."""
    return Blocker(
        code="below_zero",
        en="“{name_en}” is {value}; it cannot be below 0.",
        id="“{name_id}” tertulis {value}; tidak boleh kurang dari 0.",
        facts={"field": field, "name_en": en, "name_id": id, "value": str(value)},
        owner="coordinator",
    )


def of_group(facts: GroupFacts, standing: Group | None = None) -> list[Blocker]:
    """What is wrong with a group; `standing` is the row it would change."""
    blockers = []
    if not facts.name.strip():
        blockers.append(missing("name", "Name", "Nama"))
    if not facts.address.strip():
        blockers.append(missing("address", "Address", "Alamat"))
    same = Group.objects.filter(name=facts.name).exclude(pk=standing.pk if standing else 0)
    if same.exists():
        blockers.append(
            Blocker(
                code="name_taken",
                en="A group called “{name}” is registered already.",
                id="Kelompok bernama “{name}” sudah terdaftar.",
                facts={"field": "name", "name": facts.name},
                owner="coordinator",
            )
        )
    for number, check in ((facts.nib, identifiers.check_nib), (facts.npwp, identifiers.check_npwp)):
        if number and (blocker := check(number)):
            blockers.append(blocker)
    return blockers


def of_workshop(group: Group, facts: WorkshopFacts, standing: Workshop | None = None) -> list[Blocker]:
    """What is wrong with a workshop; `standing` is the row it would change."""
    blockers = [
        missing(field, en, said)
        for field, value, en, said in (
            ("code", facts.code, "Code", "Kode"),
            ("name", facts.name, "Name", "Nama"),
            ("craft", facts.craft, "Craft", "Kerajinan"),
        )
        if not value.strip()
    ]
    numbers: tuple[tuple[str, int | Decimal | None, str, str], ...] = (
        ("women", facts.women, "Women", "Perempuan"),
        ("men", facts.men, "Men", "Laki-laki"),
        ("yearly_sales_idr", facts.yearly_sales_idr, "Yearly sales", "Penjualan tahunan"),
        ("capital_idr", facts.capital_idr, "Capital", "Modal usaha"),
        ("collect_cost_idr", facts.collect_cost_idr, "Cost to collect", "Ongkos jemput"),
    )
    blockers += [
        below_zero(field, en, said, value)
        for field, value, en, said in numbers
        if value is not None and value < 0
    ]
    same = Workshop.objects.filter(group=group, code=facts.code).exclude(pk=standing.pk if standing else 0)
    if same.exists():
        blockers.append(
            Blocker(
                code="code_taken",
                en="The code “{code}” belongs to another workshop of the group.",
                id="Kode “{code}” sudah dipakai bengkel lain dalam kelompok ini.",
                facts={"field": "code", "code": facts.code},
                owner="coordinator",
            )
        )
    return blockers


def of_capacity(step: str, unit: str, per_week: int, minimum_batch: int) -> list[Blocker]:
    """What is wrong with a weekly capacity."""
    blockers = []
    if not STEP_FORM.fullmatch(step):
        blockers.append(
            Blocker(
                code="step_form",
                en="“{step}” is not a work step: small letters, digits and “_”, at most 24.",
                id="“{step}” bukan kode langkah kerja: huruf kecil, angka, dan “_”, paling banyak 24.",
                facts={"field": "step", "step": step},
                owner="coordinator",
            )
        )
    if unit not in dict(Skill.UNITS):
        blockers.append(
            Blocker(
                code="unit_unknown",
                en="Capacity is counted in pieces or minutes, not in “{unit}”.",
                id="Kemampuan dihitung dalam “pieces” (buah) atau “minutes” (menit), bukan “{unit}”.",
                facts={"field": "unit", "unit": unit},
                owner="coordinator",
            )
        )
    if per_week < 1:
        blockers.append(
            Blocker(
                code="no_capacity",
                en="A weekly capacity must be at least 1; a step no longer done is taken off instead.",
                id="Kemampuan per pekan paling sedikit 1; langkah yang tidak lagi dikerjakan dihapus saja.",
                facts={"field": "per_week"},
                owner="coordinator",
            )
        )
    if minimum_batch < 0:
        blockers.append(below_zero("minimum_batch", "Smallest batch", "Jumlah minimal", minimum_batch))
    return blockers


def of_week(monday: date) -> list[Blocker]:
    """Weeks are named by their Monday."""
    if monday == monday_of(monday):
        return []
    return [
        Blocker(
            code="not_a_monday",
            en="{day} is not a Monday; its week began on {monday}.",
            id="{day} bukan hari Senin; pekannya mulai {monday}.",
            facts={
                "field": "monday",
                "day": monday.isoformat(),
                "monday": monday_of(monday).isoformat(),
            },
            owner="coordinator",
        )
    ]


def of_closing(workshop: Workshop, monday: date) -> list[Blocker]:
    """Whether a week is closed, so that it can be opened again."""
    if ClosedWeek.objects.filter(workshop=workshop, monday=monday).exists():
        return []
    return [
        Blocker(
            code="week_is_open",
            en="{workshop} is not closed in the week of {monday}.",
            id="{workshop} tidak tutup pada pekan {monday}.",
            facts={"workshop": workshop.name, "monday": monday.isoformat()},
            owner="coordinator",
        )
    ]


def of_contact(facts: ContactFacts) -> list[Blocker]:
    """What is wrong with a private contact; the sentences never repeat what was typed."""
    blockers = []
    if facts.national_id and not (
        facts.national_id.isascii()
        and facts.national_id.isdigit()
        and len(facts.national_id) == NATIONAL_ID_DIGITS
    ):
        blockers.append(
            Blocker(
                code="national_id_form",
                en="A national identity number (NIK) has 16 digits.",
                id="Nomor Induk Kependudukan (NIK) terdiri atas 16 angka.",
                facts={"field": "national_id"},
                owner="coordinator",
            )
        )
    if bool(facts.bank.strip()) != bool(facts.account.strip()):
        blockers.append(
            Blocker(
                code="half_an_account",
                en="A bank and an account number belong together; only one was given.",
                id="Nama bank dan nomor rekening harus diisi keduanya; baru satu yang terisi.",
                facts={"field": "account"},
                owner="coordinator",
            )
        )
    return blockers
