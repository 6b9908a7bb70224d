"""The labels of the papers: said in the languages that are promised, and printable."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.typesetting import unprintable
from geliat.sentences import Sentence

LABELS = {name: value for name, value in vars(phrases).items() if isinstance(value, Sentence)}


def test_every_label_is_said_in_english_and_indonesian() -> None:
    assert len(LABELS) > 80
    assert [name for name, label in LABELS.items() if not (label.en and label.id)] == []


def test_every_label_of_the_papers_a_buyer_reads_is_said_in_chinese() -> None:
    buyer_reads = [name for name in LABELS if name != "SO_RECORDED"]
    assert [name for name in buyer_reads if not LABELS[name].zh] == []


def test_every_label_can_be_printed() -> None:
    assert unprintable(text for label in LABELS.values() for text in (label.en, label.id, label.zh)) == ()


def test_no_two_labels_say_the_same_in_english_and_different_in_indonesian() -> None:
    said: dict[str, set[str]] = {}
    for label in LABELS.values():
        said.setdefault(label.en, set()).add(label.id)
    assert {en: ids for en, ids in said.items() if len(ids) > 1} == {}
