"""The shape of the house: sizes, opening lines, what writes, what may look at a clock."""

from __future__ import annotations

import ast
import configparser
import re

from tests.architecture.source import ROOT, called, calls, modules

from geliat.desk import ROOMS

MOST_LINES = 400
MOST_STATEMENTS = 40
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "select_for_update",
}  # fmt: skip
READS_ONLY = {"views", "figures", "forms", "urls", "words", "facts", "drawing", "checks", "journal_views"}
QUERYSET_ONLY = WRITES - {"update", "create", "delete"}
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
    "datetime.date.today", "timezone.now", "timezone.localdate", "timezone.localtime", "time.time",
    "django.utils.timezone.now",
}  # fmt: skip
RANDOMS = re.compile(r"(random|secrets|uuid)\.\w+")
# The rooms that count a share's work, and the consignments of an order, read back by name; no other key may.
WAYS_BACK = (
    "consignments -> Order: consignments",
    "production -> Share: counts",
    "production -> Share: deliveries",
    "production -> Share: given",
    "production -> Share: received",
)
DOORS = {"web", "cli", "demo", "__main__"}


def test_no_module_is_longer_than_it_can_be_read():
    long = {module.path: len(module.text.splitlines()) for module in modules()}
    assert {path: lines for path, lines in long.items() if lines > MOST_LINES} == {}


def test_no_function_does_more_than_it_can_be_followed():
    def statements(function):
        return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1

    long = {
        f"{module.path}:{name}": statements(function)
        for module in modules()
        for name, function in module.functions()
    }
    assert {name: count for name, count in long.items() if count > MOST_STATEMENTS} == {}


def test_every_module_opens_with_one_line_that_says_what_it_is_for():
    bare = [
        module.path
        for module in modules()
        if module.tree.body and len((ast.get_docstring(module.tree) or "").partition("\n")[0]) < 12
    ]
    assert bare == []


def test_every_public_function_below_the_desk_says_what_its_name_cannot():
    silent = [
        f"{module.path}:{name}"
        for module in modules()
        if module.floor in {"planning", "trade", "papers"}
        for name, function in module.functions()
        if not any(part.startswith("_") for part in name.split("."))
        and not ast.get_docstring(function)
        # A function within a function is no one else's to call.
        and name.count(".") <= (1 if name[0].isupper() else 0)
    ]
    assert silent == []


def test_only_actions_write():
    wrote = []
    for module in modules():
        if module.floor != "desk" or module.name not in {
            "views",
            "figures",
            "forms",
            "urls",
            "words",
            "facts",
        }:
            continue
        for call in calls(module):
            name = called(call)
            method = name.rpartition(".")[2]
            # set.update, dict.update and messages are no rows; a manager's or queryset's are.
            rows = ".objects" in name or "?" in name or method in QUERYSET_ONLY
            if method in WRITES and rows and "." in name:
                wrote.append(f"{module.path}:{call.lineno} {name}")
    assert wrote == []


def test_below_the_doors_nothing_looks_at_a_clock():
    looked = [
        f"{module.path}:{call.lineno} {called(call)}"
        for module in modules()
        if module.floor not in DOORS and not _is_a_door(module)
        for call in calls(module)
        # With a moment given, `localdate` and `localtime` only turn it into another time zone.
        if called(call) in CLOCKS and not (call.args and called(call).startswith("timezone.local"))
    ]
    assert looked == []


def test_below_the_doors_nothing_is_left_to_chance():
    # A link's key must not be guessed, so the one action that makes it draws from the system.
    allowed = {("desk/people/actions.py", "secrets.token_urlsafe")}
    drew = [
        f"{module.path}:{call.lineno} {called(call)}"
        for module in modules()
        if module.floor not in DOORS and not _is_a_door(module)
        for call in calls(module)
        if RANDOMS.fullmatch(called(call))
        and (module.path, called(call)) not in allowed
        and not (called(call) == "random.Random" and (call.args or call.keywords))
    ]
    assert drew == []


def _is_a_door(module):
    return module.floor == "desk" and (module.name.endswith("views") or module.name == "doors")


def test_a_key_that_crosses_rooms_leaves_no_way_back():
    rooms_of_models = {
        node.name: module.room
        for module in modules()
        if module.room and module.name == "models"
        for node in module.tree.body
        if isinstance(node, ast.ClassDef)
    }
    reachable = []
    for module in modules():
        if not module.room or module.name != "models":
            continue
        for call in calls(module):
            if called(call) not in {"models.ForeignKey", "models.OneToOneField", "models.ManyToManyField"}:
                continue
            target = call.args[0]
            name = target.id if isinstance(target, ast.Name) else str(getattr(target, "value", ""))
            back = {word.arg: word.value for word in call.keywords}.get("related_name")
            crosses = rooms_of_models.get(name, module.room) != module.room
            if crosses and not (isinstance(back, ast.Constant) and back.value == "+"):
                reachable.append(f"{module.room} -> {name}: {getattr(back, 'value', '')}")
    assert sorted(reachable) == sorted(WAYS_BACK)


def test_the_rooms_stand_in_one_order():
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    layers = contracts["importlinter:contract:rooms"]["layers"].split()
    assert tuple(reversed([layer for layer in layers if layer != "urls"])) == ROOMS


def test_nothing_half_done_stays():
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
    found = [module.path for module in modules() if marks.search(module.text)]
    assert found == []


def test_every_ignored_type_says_which():
    bare = re.compile(r"#\s*type:\s*ignore(?!\[)")
    assert [module.path for module in modules() if bare.search(module.text)] == []


def test_the_desk_uses_no_signals_and_no_generic_keys():
    used = [
        f"{module.path}: {word}"
        for module in modules()
        if module.floor == "desk"
        for word in ("django.db.models.signals", "GenericForeignKey", "@receiver", "django.dispatch")
        if word in module.text
    ]
    assert used == []
