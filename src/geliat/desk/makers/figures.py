"""Reads the makers for screens and for later rooms: who can do what, how much a week, and in which class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from geliat.desk.makers.checks import monday_of
from geliat.desk.makers.models import ClosedWeek, Disclosure, Regency, Skill, Village, Workshop
from geliat.desk.makers.words import step_name, step_place
from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade import business_class, suppression
from geliat.trade.business_class import Classing


@dataclass(frozen=True, slots=True)
class WeekCapacity:
    """What all workshops together can do of a step in one week; `closed` of them are closed in it."""

    monday: date
    per_week: int
    workshops: int
    closed: int


@dataclass(frozen=True, slots=True)
class StepCapacity:
    """The weekly capacity for one step in one unit ("pieces" or "minutes"), week by week."""

    step: str
    name: Sentence
    unit: str
    workshops: int
    weeks: tuple[WeekCapacity, ...]

    @property
    def total(self) -> int:
        """Over all the weeks."""
        return sum(week.per_week for week in self.weeks)


@dataclass(frozen=True, slots=True)
class Workforce:
    """How many workshops and workers stand behind a list."""

    workshops: int
    women: int
    men: int

    @property
    def workers(self) -> int:
        """Women and men."""
        return self.women + self.men


def search(
    *, text: str = "", step: str = "", regency: int | None = None, village: int | None = None
) -> QuerySet[Workshop]:
    """Workshops that answer to all that is asked, with village, regency and skills at hand.

    `text` looks in name, code, craft and village; `regency` and `village` are row numbers.
    """
    found = Workshop.objects.select_related("group", "village__regency").prefetch_related("skills")
    if text:
        found = found.filter(
            Q(name__icontains=text)
            | Q(code__icontains=text)
            | Q(craft__icontains=text)
            | Q(village__name__icontains=text)
        )
    if step:
        found = found.filter(pk__in=Skill.objects.filter(step=step).values("workshop"))
    if regency:
        found = found.filter(village__regency=regency)
    if village:
        found = found.filter(village=village)
    return found


def workforce(workshops: QuerySet[Workshop]) -> Workforce:
    """The workshops of a list counted, with their workers by sex."""
    sums = workshops.order_by().aggregate(n=Count("pk"), women=Sum("women"), men=Sum("men"))
    return Workforce(sums["n"], sums["women"] or 0, sums["men"] or 0)


def steps() -> list[tuple[str, Sentence]]:
    """Every step that some workshop can do, with its name, in the order the goods walk."""
    codes = set(Skill.objects.order_by().values_list("step", flat=True).distinct())
    return [(code, step_name(code)) for code in sorted(codes, key=step_place)]


def villages() -> QuerySet[Village]:
    """All villages, by government and name."""
    return Village.objects.select_related("regency").order_by("regency__bps_code", "name")


def regencies() -> QuerySet[Regency]:
    """All regencies and cities recorded, by BPS code."""
    return Regency.objects.order_by("bps_code")


def coming_mondays(day: date, weeks: int) -> tuple[date, ...]:
    """`weeks` Mondays from the week of `day` on."""
    first = monday_of(day)
    return tuple(first + timedelta(weeks=n) for n in range(weeks))


def capacity(mondays: Iterable[date], workshops: QuerySet[Workshop] | None = None) -> list[StepCapacity]:
    """What active workshops can do of each step in the weeks of `mondays`, closed weeks taken off.

    Pieces and minutes are never added up: a step counted in both stands twice. Three queries in all.
    """
    weeks = tuple(mondays)
    asked = Workshop.objects.filter(active=True) if workshops is None else workshops.filter(active=True)
    active = asked.order_by().values("pk")
    closed: dict[int, set[date]] = defaultdict(set)
    closings = ClosedWeek.objects.filter(workshop__in=active, monday__in=weeks)
    for workshop, monday in closings.values_list("workshop", "monday"):
        closed[workshop].add(monday)
    skills: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for skill in Skill.objects.filter(workshop__in=active):
        skills[skill.step, skill.unit].append((skill.workshop_id, skill.per_week))
    in_order = sorted(skills.items(), key=lambda found: (step_place(found[0][0]), found[0][1]))
    return [
        StepCapacity(
            step=step,
            name=step_name(step),
            unit=unit,
            workshops=len(makers),
            weeks=tuple(_week(monday, makers, closed) for monday in weeks),
        )
        for (step, unit), makers in in_order
    ]


def _week(monday: date, makers: list[tuple[int, int]], closed: dict[int, set[date]]) -> WeekCapacity:
    open_ones = [per_week for workshop, per_week in makers if monday not in closed[workshop]]
    return WeekCapacity(monday, sum(open_ones), len(open_ones), len(makers) - len(open_ones))


def inclusive_workshops() -> frozenset[int]:
    """Workshops with a worker whose disclosure stands; only ever summed, never shown one by one."""
    return frozenset(Disclosure.objects.filter(withdrawn_on=None).values_list("workshop", flat=True))


def find_disclosure(
    workshop: Workshop, *, number: int | None = None, consented_on: date | None = None
) -> Disclosure:
    """The standing disclosure of a workshop that a withdrawal means, by its number or else its day.

    Disclosures are never listed, as a list would count them: Refusal where none answers.
    """
    standing = Disclosure.objects.filter(workshop=workshop, withdrawn_on=None).order_by("pk")
    means = Q(pk=number) if number else Q(consented_on=consented_on)
    found = standing.filter(means)
    disclosure = found.first()
    if disclosure is None:
        raise Refusal(
            Blocker(
                code="no_such_consent",
                en="No consent with this number or day stands at this workshop.",
                id="Tidak ada persetujuan dengan nomor atau tanggal ini di bengkel tersebut.",
                owner="coordinator",
            )
        )
    return disclosure


def class_of(workshop: Workshop, on: date) -> Classing | Blocker:
    """The class of a workshop on a date, with the row of the law; a blocker where it cannot be told.

    A new business is read by its capital, one that existed by its yearly sales (PP 7/2021, articles 35, 36).
    """
    basis = business_class.Basis.CAPITAL if workshop.new_business else business_class.Basis.SALES
    amount = workshop.capital_idr if workshop.new_business else workshop.yearly_sales_idr
    if amount is None:
        figure = business_class.BASIS_NAMES[basis]
        return Blocker(
            code="class_figure_missing",
            en="The class cannot be told: {figure_en} is not recorded.",
            id="Kelas usaha belum dapat ditentukan: {figure_id} belum tercatat.",
            facts={"figure_en": figure.en, "figure_id": figure.id},
            owner="coordinator",
            mend=("makers:edit", {"workshop": workshop.pk}),
        )
    try:
        return business_class.class_of(Money(amount, "IDR"), basis, on=on)
    except Refusal as refused:
        return refused.blockers[0]


def disclosed_workers() -> int | None:
    """How many workers of all workshops disclosed a disability; None for 1 to 4, which stay unsaid.

    Only this one total is ever shown: counts by village or step could be subtracted from each other.
    """
    return suppression.suppress_count(Disclosure.objects.filter(withdrawn_on=None).count())
