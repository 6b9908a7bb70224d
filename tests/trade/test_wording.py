"""How papers word goods and offices."""

from __future__ import annotations

from geliat.sentences import Sentence
from geliat.trade.wording import goods_description, office, scientific


def test_the_scientific_name_alone_is_read_abroad() -> None:
    assert scientific("Mahoni budi daya (Swietenia macrophylla)") == "Swietenia macrophylla"
    assert scientific("Mahoni (asli)") == "Mahoni (asli)"


def test_a_drum_is_told_by_its_diameter_and_a_box_by_three_sides() -> None:
    name = Sentence("Djembe", "Kendang djembe", "金贝鼓")
    species = ("Mahoni (Swietenia macrophylla)", "")
    assert goods_description(name, "drum", (180, 180, 400), species) == Sentence(
        "Djembe, Ø180 × 400 mm, Swietenia macrophylla",
        "Kendang djembe, Ø180 × 400 mm, Mahoni (Swietenia macrophylla)",
        "金贝鼓, Ø180 × 400 mm, Swietenia macrophylla",
    )
    box = goods_description(Sentence("Bowl", "Mangkuk"), "box", (200, 100, 50), ())
    assert box == Sentence("Bowl, 200 × 100 × 50 mm", "Mangkuk, 200 × 100 × 50 mm")


def test_an_office_not_known_keeps_its_title() -> None:
    assert office("Ketua") == Sentence("Chairperson", "Ketua")
    assert office("Bendahara").en == "Bendahara"
