"""Gathers the words of every page into message catalogues, compiles them, and checks that none is missing.

    python tools/messages.py            extract into the .po files, keep translations, compile the .mo files
    python tools/messages.py --compile  compile only
    python tools/messages.py --fill FILE [--language id] ROOM
                                        take translations from a JSON file {"English": "Indonesian", ...}
    python tools/messages.py --check    say what is untranslated, stale or not compiled; exit 1 if anything is

English is the source. Each room (and web) has locale/id/LC_MESSAGES/django.po; where a buyer reads, also
locale/zh_Hans. A buyer reads a template that extends base_public.html or opens with the comment
{# buyer #}, and the house's own skeleton and components. A word without Chinese is given in English there.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import template as templates

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "geliat"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
}
BUYER = re.compile(r"\{#\s*buyer\s*#\}|\{% extends \"base_public\.html\" %\}")
HOUSE = {"skeleton.html", "base_link.html", "base_public.html", "404.html", "403_csrf.html"}
# A fixed date: a compiled catalogue changes only when its words do.
DATED = datetime(2026, 1, 1, tzinfo=UTC)
PLURALS = {"id": "nplurals=1; plural=0;", "zh_Hans": "nplurals=1; plural=0;"}


def rooms() -> list[Path]:
    """The folders that have words of their own: web, and every room with templates or views."""
    desk = [room for room in sorted((SOURCE / "desk").iterdir()) if (room / "__init__.py").is_file()]
    return [SOURCE / "web", *(room for room in desk if room.name != "migrations")]


def words(room: Path) -> Catalog:
    """Every message of a room's templates and modules."""
    catalog = Catalog(charset="utf-8")
    for path in sorted((*room.rglob("*.html"), *room.rglob("*.txt"))):
        _add(catalog, path, templates.templatize(path.read_text("utf-8")))
    for path in sorted(room.rglob("*.py")):
        _add(catalog, path, path.read_text("utf-8"))
    return catalog


def buyers_words(room: Path) -> Catalog:
    """The messages of the pages that a buyer reads."""
    catalog = Catalog(charset="utf-8")
    for path in sorted(room.rglob("*.html")):
        text = path.read_text("utf-8")
        house = room.name == "web" and (path.name in HOUSE or path.parent.name == "components")
        if house or BUYER.search(text[:200]):
            _add(catalog, path, templates.templatize(text))
    return catalog


def _add(catalog: Catalog, path: Path, text: str) -> None:
    where = path.relative_to(ROOT).as_posix()
    for _, message, _, context in extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS):
        if isinstance(message, str) and not message:
            continue
        flags = ["python-format"] if "%(" in "".join(_each(message)) else []
        catalog.add(message, locations=[(where, 0)], context=context, flags=flags)


def _each(message: str | tuple[str, ...] | list[str]) -> Iterator[str]:
    if isinstance(message, str):
        yield message
    else:
        yield from message


def new_catalog(language: str) -> Catalog:
    """An empty catalogue of a language that has one form for every count, as Indonesian and Chinese have."""
    catalog = Catalog(locale=language, charset="utf-8", creation_date=DATED, revision_date=DATED)
    catalog.mime_headers = [("Plural-Forms", PLURALS[language])]
    return catalog


def po_path(room: Path, language: str) -> Path:
    """Where a room keeps its messages of a language."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def kept(path: Path, language: str) -> Catalog:
    """What a .po file holds; an empty catalogue where there is none yet."""
    if not path.is_file():
        return new_catalog(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def merged(found: Catalog, old: Catalog, language: str) -> Catalog:
    """The messages found, with the translations that were kept."""
    new = new_catalog(language)
    for message in found:
        if not message.id:
            continue
        before = old.get(message.id, message.context)
        several = isinstance(message.id, tuple | list)
        string = before.string if before else ""
        if several and isinstance(string, str):
            string = (string,)
        if not several and not isinstance(string, str):
            string = string[0]
        new.add(message.id, string, locations=message.locations, flags=message.flags, context=message.context)
    return new


def po_text(catalog: Catalog) -> bytes:
    """A catalogue as the text of a .po file, without dates, so that it changes only when words do."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, omit_header=True, sort_output=True, include_lineno=False, width=100)
    plural = PLURALS[str(catalog.locale)]
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {catalog.locale}\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    )
    return head.encode() + buffer.getvalue()


def mo_bytes(catalog: Catalog, fallback: Catalog | None = None) -> bytes:
    """A catalogue compiled; what it lacks of `fallback` stands in English (Django would take Indonesian)."""
    whole = new_catalog(str(catalog.locale))
    for message in catalog:
        if message.id and _translated(message.string):
            whole.add(message.id, message.string, context=message.context)
    for message in fallback or ():
        if message.id and whole.get(message.id, message.context) is None:
            english = (message.id[1],) if isinstance(message.id, tuple | list) else message.id
            whole.add(message.id, english, context=message.context)
    buffer = io.BytesIO()
    write_mo(buffer, whole)
    return buffer.getvalue()


def _translated(string: str | tuple[str, ...] | list[str]) -> bool:
    return all(_each(string)) and bool(string)


def plan(room: Path) -> dict[str, Catalog]:
    """What each language's .po of a room must hold now."""
    indonesian = words(room)
    if not len(indonesian):
        return {}
    wanted = {"id": indonesian, "zh_Hans": buyers_words(room)}
    return {
        language: merged(found, kept(po_path(room, language), language), language)
        for language, found in wanted.items()
    }


def complaints(room: Path) -> list[str]:
    """What is wrong with a room's catalogues, one line each."""
    lines = []
    where = room.relative_to(SOURCE)
    for language, wanted in plan(room).items():
        path = po_path(room, language)
        held = path.read_bytes() if path.is_file() else b""
        if held != po_text(wanted):
            lines.append(f"{where} {language}: the .po is stale; run python tools/messages.py")
        lines += [
            f"{where} {language}: untranslated: {next(_each(message.id))!r}"
            for message in wanted
            if message.id and not _translated(message.string)
        ]
        lines += [
            f"{where} {language}: fields differ: {next(_each(message.id))!r}"
            for message in wanted
            if message.id and _translated(message.string) and not _same_fields(message)
        ]
        if not path.with_suffix(".mo").is_file():
            lines.append(f"{where} {language}: the .mo is not compiled")
        elif path.with_suffix(".mo").read_bytes() != mo_bytes(wanted, _fallback(room, language)):
            lines.append(f"{where} {language}: the .mo is stale")
    return lines


def _same_fields(message: Message) -> bool:
    field = re.compile(r"%\(\w+\)[sd]")
    source = {found for text in _each(message.id) for found in field.findall(text)}
    target = {found for text in _each(message.string) for found in field.findall(text)}
    # A singular may leave its count out ("one workshop"), so only a plain message must carry every field.
    return target <= source and (source <= target or not isinstance(message.id, str))


def clashes(among: list[Path]) -> list[str]:
    """Words that two rooms translate differently: Django would say only the first, so one needs a context."""
    lines, first = [], {}
    for room in among:
        for language in PLURALS:
            for message in kept(po_path(room, language), language):
                if not message.id or not _translated(message.string):
                    continue
                key = (language, message.context, next(_each(message.id)))
                room_before, string = first.setdefault(key, (room.name, message.string))
                if string != message.string:
                    lines.append(
                        f"{room.name} {language}: {key[2]!r} is {message.string!r}, in {room_before} "
                        f"{string!r}; say it alike or give it a context"
                    )
    return lines


def _fallback(room: Path, language: str) -> Catalog | None:
    """The words that stand in English in Chinese, but for those that another room says in Chinese."""
    if language != "zh_Hans":
        return None
    left, said = Catalog(), _said(language)
    for message in words(room):
        if message.id and (next(_each(message.id)), message.context) not in said:
            left.add(message.id, context=message.context)
    return left


def _said(language: str) -> set[tuple[str, str | None]]:
    """The words that any room translates: Django takes the first room's, which must not be a fallback."""
    held = (kept(po_path(room, language), language) for room in rooms())
    return {
        (next(_each(message.id)), message.context)
        for catalog in held
        for message in catalog
        if message.id and _translated(message.string)
    }


def gather(room: Path) -> None:
    """Write a room's .po files."""
    for language, catalog in plan(room).items():
        path = po_path(room, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_text(catalog))


def compiled(room: Path) -> None:
    """Write a room's .mo files; after every room's .po, because a fallback asks what other rooms say."""
    for language in PLURALS if len(words(room)) else ():
        path = po_path(room, language)
        path.with_suffix(".mo").write_bytes(mo_bytes(kept(path, language), _fallback(room, language)))


def fill(room: Path, language: str, given: dict[str, str]) -> None:
    """Put translations into a room's .po, for the messages it has."""
    catalog = plan(room)[language]
    for message in catalog:
        if message.id and (string := given.get(next(_each(message.id)))):
            message.string = string if isinstance(message.id, str) else (string,)
    path = po_path(room, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_text(catalog))


def main() -> int:
    """Do what the words on the command line ask."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="say what is missing; change nothing")
    parser.add_argument("--compile", action="store_true", help="compile the .mo files only")
    parser.add_argument("--fill", type=Path, help="a JSON file of translations to put in")
    parser.add_argument("--language", default="id", choices=sorted(PLURALS), help="of --fill (default: id)")
    parser.add_argument("room", nargs="*", help="only these rooms, e.g. web makers (default: all)")
    asked = parser.parse_args()
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    chosen = [room for room in rooms() if not asked.room or room.name in asked.room]
    if asked.check:
        lines = [line for room in chosen for line in complaints(room)] + clashes(chosen)
        print("\n".join(lines) or "Every word is translated.")
        return 1 if lines else 0
    for room in chosen:
        if asked.fill and plan(room):
            fill(room, asked.language, json.loads(asked.fill.read_text("utf-8")))
        if not asked.compile:
            gather(room)
    for room in chosen:
        compiled(room)
    missing = [line for room in chosen for line in complaints(room)] + clashes(chosen)
    print("\n".join(missing) or "Every word is translated.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
