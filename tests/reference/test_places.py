"""Places: what the gazetteer promises, and how a fault in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sahelscope.reference.files import ReferenceFault
from sahelscope.reference.names import folded
from sahelscope.reference.places import COLUMNS, PATH, place_names, places, read_places

HEADER = ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("language", "spelling", "name", "country", "kind"),
    [
        ("de", "Kiew", "Kyiv", "ukr", "city"),
        ("nl", "Bakoe", "Baku", "aze", "city"),
        ("de", "Eriwan", "Yerevan", "arm", "city"),
        ("it", "Mar Nero", "Black Sea", "", "sea"),
        ("de", "Schwarzen Meer", "Black Sea", "", "sea"),
        ("fr", "corridor de Latchine", "Lachin corridor", "aze", "region"),
        ("nl", "Loehansk", "Luhansk", "ukr", "city"),
        ("fr", "lac Tchad", "Lake Chad", "", "region"),
        ("en", "Gao", "Gao", "mli", "city"),
        ("fr", "Liptako-Gourma", "Liptako-Gourma", "", "region"),
        ("de", "Schlangeninsel", "Snake Island", "ukr", "point"),
        ("fr", "N'Djamena", "N'Djamena", "tcd", "city"),
    ],
)
def test_a_spelling_leads_to_its_place(language: str, spelling: str, name: str, country: str, kind: str) -> None:
    place = {folded(s): p for s, p in place_names(language).items()}[folded(spelling)]
    assert (place.name, place.country, place.kind) == (name, country, kind)


def test_a_small_place_that_is_a_word_of_the_language_is_left_out() -> None:
    """`Of` on the Black Sea and `Bar` in Ukraine would swallow a preposition and every bar."""
    assert "Of" not in place_names("en")
    assert "Bar" not in place_names("de")


def test_a_large_city_that_is_a_word_stays() -> None:
    assert place_names("it")["Bari"].country == "ita"
    assert place_names("fr")["Nice"].country == "fra"


def test_of_two_places_of_one_name_the_weightier_is_meant() -> None:
    assert place_names("en")["Tripoli"].country == "lby"
    assert place_names("fr")["Alexandrie"].country == "egy"


def test_crimea_lies_in_ukraine_and_abkhazia_in_georgia() -> None:
    assert {place_names("en")[name].country for name in ("Crimea", "Sevastopol", "Kerch", "Yalta")} == {"ukr"}
    assert {place_names("en")[name].country for name in ("Abkhazia", "Sukhumi", "Tskhinvali")} == {"geo"}


def test_every_place_has_coordinates_and_none_lies_at_nought() -> None:
    assert all((place.latitude, place.longitude) != (0, 0) for place in places())


def test_the_gazetteer_stays_small_enough_to_read_at_every_start() -> None:
    assert PATH.stat().st_size < 300_000


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Kyiv,Kiev,UA,city,50.4,30.5,3000,", "row 2 (Kyiv): country 'UA' must be ISO 3166-1"),
        ("Kyiv,Kiev,ukr,town,50.4,30.5,3000,", "row 2 (Kyiv): kind 'town' is none of city, region"),
        ("Kyiv,Kiev,ukr,city,95,30.5,3000,", "latitude 95 must lie between -90 and 90"),
        ("Kyiv,Kiev,ukr,city,,30.5,3000,", "row 2 (Kyiv)"),
        ("Kyiv,Kiev,ukr,city,50.4,30.5,3000,es", "ambiguous holds es; the languages are nl"),
        ("Kyiv,Kiev,ukr,city,50.4,30.5", "row 2 (Kyiv): needs a name and 8 cells"),
        (
            "Kyiv,,ukr,city,50.4,30.5,3000,\nKyiv,,ukr,city,50.4,30.5,3000,",
            "row 3 (Kyiv): the same name, country and kind",
        ),
    ],
)
def test_a_fault_is_told_with_file_row_and_remedy(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + row + "\n", "utf-8")
    with pytest.raises(ReferenceFault) as fault:
        read_places(path)
    assert str(fault.value).startswith("places.csv: ")
    assert told in str(fault.value)


def test_a_file_with_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name,country\nKyiv,ukr\n", "utf-8")
    with pytest.raises(ReferenceFault, match="the columns must be name, variants"):
        read_places(path)
