"""When an article says that it was published, and when it does not say so."""

from __future__ import annotations

import pytest

from sahelscope.corpus.dateline import month_number, publication

REST = " De regering heeft dat bekendgemaakt in een verklaring die ook andere landen ontvingen, aldus de krant."
STATED = [
    (" date 2023-04 Het leger", "nl", "2023-04", "header", "date 2023-04"),
    (" date 2023-04-06 Het leger", "nl", "2023-04-06", "header", "date 2023-04-06"),
    ("Roma, 17 luglio 2023 – La Russia esce.", "it", "2023-07-17", "dateline", "Roma, 17 luglio 2023 –"),
    ("ROMA, 12 mag 2024 - Il governo", "it", "2024-05-12", "dateline", "ROMA, 12 mag 2024 -"),
    ("(ANSA) - CHISINAU, 05 NOV 2024 - Mosca", "it", "2024-11-05", "dateline", "(ANSA) - CHISINAU, 05 NOV 2024 -"),
    ("LOMÉ, Togo, Nov. 2, 2025 (AP) — Rulers", "en", "2025-11-02", "dateline", "LOMÉ, Togo, Nov. 2, 2025 (AP) —"),
    ("Niamey, le 3 avril 2025 – C'est fini.", "fr", "2025-04-03", "dateline", "Niamey, le 3 avril 2025 –"),
    ("Paris, le 1er août 2024 – C'est fini.", "fr", "2024-08-01", "dateline", "Paris, le 1er août 2024 –"),
    ("Stand: 03.12.2024 07:15 Uhr\n\nProteste", "de", "2024-12-03", "dateline", "Stand: 03.12.2024 07:15 Uhr"),
    ("Published On 25 Jul 2024\n\nDrills", "en", "2024-07-25", "dateline", "Published On 25 Jul 2024"),
    ("maandag 30 december 2024\n\nKop", "nl", "2024-12-30", "dateline", "maandag 30 december 2024"),
    (" date 2023-04 BRUSSEL, 6 april 2023 - De NAVO", "nl", "2023-04-06", "dateline", "date 2023-04"),
]
NOT_STATED = [
    ("Am 14. Juli 2021 durfte der Georgier nach Hause.", "de"),
    ("Il 12 maggio 2023 l'Alto commissariato ha pubblicato un rapporto.", "it"),
    ("N’DJAMENA - Met een plechtigheid heeft Frankrijk donderdag 30 januari 2025 de kazerne overgedragen.", "nl"),
    ("Op 7 augustus 2008 – kort voor middernacht – begon de oorlog.", "nl"),
    ("Published 03/04/20x4\n\nNothing", "en"),
    (" date 2023-13 Het leger", "nl"),
    ("MOSCOW, Nov 2 (Reuters) - Rulers met.", "en"),
]


@pytest.mark.parametrize(("text", "language", "published", "basis", "header"), STATED)
def test_a_stated_date_is_taken_with_its_basis(
    text: str, language: str, published: str, basis: str, header: str
) -> None:
    """A header or dateline gives the publication date at its own precision, and is labelled as what it is."""
    found = publication(text + REST, language) if "\n" not in text else publication(text, language)
    assert (found.published, found.basis) == (published, basis)
    assert text[found.headers[0].start : found.headers[0].end].strip() == header


@pytest.mark.parametrize(("text", "language"), NOT_STATED)
def test_a_date_of_the_story_is_not_the_articles(text: str, language: str) -> None:
    """A date in running text, half a date or an impossible one leaves the publication unknown; today is never taken."""
    found = publication(text, language)
    assert (found.published, found.basis) == ("XXXX", "unknown")


def test_an_ambiguous_numeric_date_stays_at_what_is_sure() -> None:
    """03/04/2024 in English is April or March: only the year is sure."""
    assert publication("Published: 03/04/2024\n\nText", "en").published == "2024"
    assert publication("Published: 25/04/2024\n\nText", "en").published == "2024-04-25"
    assert publication("Stand: 03.04.2024\n\nText", "de").published == "2024-04-03"


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [("Sept.", "en", 9), ("mag", "it", 5), ("MRT", "nl", 3), ("juil", "fr", 7), ("jui", "fr", 0), ("März", "de", 3)],
)
def test_months_are_known_by_name_and_clear_abbreviation(word: str, language: str, number: int) -> None:
    """An abbreviation counts where only one month begins so."""
    assert month_number(word, language) == number
