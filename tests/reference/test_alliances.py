"""Alliances and memberships: dated facts with the page that tells them, and bad rows refused with row and remedy."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelscope import dates
from sahelscope.figures.signs import MEMBERSHIP_SIGNS
from sahelscope.reference import alliances as room
from sahelscope.reference.actors import actors
from sahelscope.reference.alliances import alliances, changes, counts, memberships, obligations_on, status_on
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault
from sahelscope.reference.membership_spells import statuses
from sahelscope.reference.subregions import ELSEWHERE, subregion_of, subregions

HEADER = ["country", "alliance", "status", "from", "to", "signed", "in_force", "source", "note"]
SOUND = [
    "arm",
    "csto",
    "founding",
    "1994-04-20",
    "",
    "1992-05-15",
    "1994-04-20",
    "Collective Security Treaty, 1992-05-15",
    "",
]
FILES = ("alliances.csv", "obligations.csv")


def status(country: str, alliance: str, day: str) -> str:
    found = status_on(date.fromisoformat(day)).get((country, alliance))
    return found.status if found else ""


def members(alliance: str, day: str) -> set[str]:
    on = status_on(date.fromisoformat(day))
    return {country for (country, of), spell in on.items() if of == alliance and spell.belongs}


def faults(folder: Path, *rows: list[str]) -> list[str]:
    """What `check` says of these rows, beside our own alliances."""
    for name in FILES:
        (folder / name).write_bytes((REFERENCE_FOLDER / name).read_bytes())
    with (folder / "memberships.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return room.check(folder)


def changed(**cells: str) -> list[str]:
    return [cells.get(column.replace("from", "begins"), cell) for column, cell in zip(HEADER, SOUND, strict=True)]


# --- what the files promise ------------------------------------------------------------------------------------------


def test_our_own_files_are_sound() -> None:
    """check-reference has nothing to say."""
    assert room.check() == []


def test_every_alliance_is_an_actor_and_every_status_has_a_sign() -> None:
    """What is listed can be linked and drawn."""
    assert len(alliances()) == 28
    assert set(alliances()) <= set(actors())
    assert set(statuses()) == set(MEMBERSHIP_SIGNS)


@pytest.mark.parametrize(
    ("alliance", "day", "number"),
    [
        ("nato", "1949-08-24", 12), ("nato", "1990-01-01", 16), ("nato", "2023-04-04", 31), ("nato", "2024-03-06", 31),
        ("nato", "2024-03-07", 32),
        ("csto", "1994-04-20", 9), ("csto", "2000-01-01", 6), ("csto", "2006-08-16", 7), ("csto", "2013-01-01", 6),
        ("csto", "2025-01-01", 6),
        ("eu", "1958-01-01", 6), ("eu", "2013-07-01", 28), ("eu", "2020-01-31", 28), ("eu", "2020-02-01", 27),
        ("un", "1945-12-31", 49), ("un", "1958-12-31", 80), ("un", "1960-12-31", 97), ("un", "1990-12-31", 157), ("un", "2006-06-28", 192), ("un", "2011-07-14", 193),
        ("ecowas", "1990-01-01", 16), ("ecowas", "2001-01-01", 15), ("ecowas", "2025-01-28", 15), ("ecowas", "2025-01-29", 12),
        ("aes", "2023-09-15", 0), ("aes", "2023-09-16", 3),
        ("g20", "2024-01-01", 19), ("apec", "1999-01-01", 21), ("osce", "2012-11-21", 57), ("sco", "2024-07-04", 10),
        ("council_of_europe", "2022-03-15", 47), ("council_of_europe", "2022-03-16", 46), ("oic", "2002-01-01", 57),
        ("african_union", "2017-01-31", 55), ("arab_league", "1994-01-01", 22), ("brics", "2025-01-06", 10),
        ("eaeu", "2015-08-12", 5), ("g7", "2010-01-01", 8), ("g7", "2015-01-01", 7), ("bsec", "2020-11-09", 13),
    ],
)  # fmt: skip
def test_an_alliance_has_as_many_members_as_it_says_on_a_day(alliance: str, day: str, number: int) -> None:
    """Completeness: the original UN members without Czechoslovakia and Yugoslavia, which have no code, are 49."""
    assert len(members(alliance, day)) == number


# --- dated facts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "alliance", "day", "expected"),
    [
        # NATO: North Atlantic Treaty and its protocols of accession; NATO, page "NATO member countries"
        ("tur", "nato", "1952-02-17", ""), ("tur", "nato", "1952-02-18", "acceded"), ("grc", "nato", "1952-02-18", "acceded"),
        ("deu", "nato", "1955-05-06", "acceded"), ("esp", "nato", "1982-05-30", "acceded"),
        ("pol", "nato", "1999-03-12", "acceded"), ("est", "nato", "2004-03-29", "acceded"),
        ("alb", "nato", "2009-04-01", "acceded"), ("mne", "nato", "2017-06-05", "acceded"),
        ("mkd", "nato", "2020-03-27", "acceded"), ("fin", "nato", "2023-04-04", "acceded"),
        ("swe", "nato", "2023-04-04", "candidate"), ("swe", "nato", "2024-03-07", "acceded"),
        ("ukr", "nato", "2023-01-01", "candidate"), ("ukr", "nato", "2015-01-01", "partner"),
        # CSTO: treaty of 1992-05-15; protocol of 1999-04-02; TASS, "CSTO leaders suspend Uzbekistan's membership", 2012-12-19
        ("uzb", "csto", "1998-01-01", "founding"), ("uzb", "csto", "2000-01-01", "left"), ("uzb", "csto", "2006-08-16", "acceded"),
        ("uzb", "csto", "2012-07-01", "frozen"), ("uzb", "csto", "2012-12-31", "left"),
        ("aze", "csto", "1995-01-01", "acceded"), ("aze", "csto", "1999-12-31", "left"), ("geo", "csto", "1999-12-31", "left"),
        # CSTO: France 24, interview with Nikol Pashinyan, 2024-02-22; no notice under Article 19 of the Charter
        ("arm", "csto", "2022-09-13", "founding"), ("arm", "csto", "2024-03-01", "frozen"), ("arm", "csto", "2026-01-01", "frozen"),
        # EU: treaties of accession; withdrawal agreement of 2020-01-24; European Council conclusions
        ("gbr", "eu", "1973-01-01", "acceded"), ("gbr", "eu", "2017-03-29", "exit_announced"), ("gbr", "eu", "2020-02-01", "left"),
        ("tur", "eu", "1999-12-11", "candidate"), ("ukr", "eu", "2022-06-23", "candidate"), ("mda", "eu", "2022-06-23", "candidate"),
        ("geo", "eu", "2023-12-13", ""), ("geo", "eu", "2023-12-14", "candidate"), ("isl", "eu", "2016-01-01", ""),
        # ECOWAS: communiqués of the three states, 2024-01-28, and of the Commission, 2025-01-29
        ("mli", "ecowas", "2012-03-28", "suspended"), ("mli", "ecowas", "2024-01-27", "suspended"),
        ("ner", "ecowas", "2024-01-28", "exit_announced"), ("bfa", "ecowas", "2025-01-28", "exit_announced"),
        ("mli", "ecowas", "2025-01-29", "left"), ("cpv", "ecowas", "1978-01-01", "acceded"), ("mrt", "ecowas", "1999-06-01", "founding"),
        ("mrt", "ecowas", "2001-06-01", "left"), ("ner", "ecowas", "2009-11-01", "suspended"), ("civ", "ecowas", "2011-01-01", "suspended"),
        # ECOWAS: Premium Times, "ECOWAS finally suspends Niger Republic", 2023-12-15: not suspended before 2023-12-10
        ("ner", "ecowas", "2023-08-15", "founding"), ("ner", "ecowas", "2023-12-10", "suspended"),
        # ECOWAS: communiqué of the Authority on Guinea, Abuja, 2026-01-28
        ("gin", "ecowas", "2021-09-08", "suspended"), ("gin", "ecowas", "2026-01-27", "suspended"), ("gin", "ecowas", "2026-01-28", "founding"),
        # AES: Liptako-Gourma Charter, 2023-09-16
        ("mli", "aes", "2023-09-16", "founding"), ("ner", "aes", "2024-07-06", "founding"),
        # UN: press release ORG/1469, "United Nations Member States", 2006-07-03; resolution 67/19
        ("ukr", "un", "1945-10-24", "founding"), ("mli", "un", "1960-09-28", "acceded"), ("geo", "un", "1992-07-30", ""),
        ("geo", "un", "1992-07-31", "acceded"), ("deu", "un", "1973-09-18", "acceded"), ("idn", "un", "1966-01-01", "left"),
        ("pse", "un", "2020-01-01", "observer"), ("syr", "un", "1960-01-01", "left"), ("syr", "un", "1961-10-13", "founding"),
        # Council of Europe: resolution CM/Res(2022)2, 2022-03-16; the Assembly's sanctions of 2014 suspended no membership
        ("rus", "council_of_europe", "2015-01-01", "acceded"), ("rus", "council_of_europe", "2022-02-25", "suspended"),
        ("rus", "council_of_europe", "2022-03-16", "left"),
        # Arab League: resolutions 7438 and 8914
        ("syr", "arab_league", "2012-01-01", "suspended"), ("syr", "arab_league", "2023-05-07", "founding"),
        # CIS: Charter, Article 9; decree of the President of Ukraine 139/2018
        ("geo", "cis", "2009-08-17", "exit_announced"), ("geo", "cis", "2009-08-18", "left"), ("ukr", "cis", "2019-01-01", "frozen"),
        ("aze", "cis", "1992-06-01", ""), ("tkm", "cis", "2006-01-01", "partner"),
        # African Union: decision 639(XXVIII) on Morocco; communiqués of the Peace and Security Council
        ("mar", "african_union", "1983-01-01", "founding"), ("mar", "african_union", "2000-01-01", "left"),
        ("mar", "african_union", "2017-01-31", "acceded"), ("gab", "african_union", "2025-04-30", "founding"),
        ("gin", "african_union", "2026-01-22", "founding"),
        # G5 Sahel, GUAM, SCO, BRICS, G7, OTS, EAEU: their own declarations, as the rows say
        ("mli", "g5_sahel", "2022-05-15", "left"), ("bfa", "g5_sahel", "2023-12-02", "left"), ("uzb", "guam", "2000-01-01", "acceded"),
        ("uzb", "guam", "2005-06-01", "left"), ("blr", "sco", "2024-07-04", "acceded"), ("egy", "brics", "2024-01-01", "acceded"),
        ("idn", "brics", "2025-01-06", "acceded"), ("arg", "brics", "2024-01-01", ""), ("rus", "g7", "2014-03-24", "left"),
        ("hun", "organization_of_turkic_states", "2020-01-01", "observer"), ("mda", "eaeu", "2018-05-14", "observer"),
        ("ner", "multinational_joint_task_force", "2025-04-01", "left"), ("mli", "waemu", "2022-06-01", "suspended"),
    ],
)  # fmt: skip
def test_a_known_trap_is_told_right(country: str, alliance: str, day: str, expected: str) -> None:
    """Each against the page named above it."""
    assert status(country, alliance, day) == expected


def test_an_imprecise_date_counts_from_its_first_to_its_last_day() -> None:
    """Azerbaijan left the CSTO in April 1999, nobody says on which day: what begins wins where either may hold."""
    left = next(s for s in memberships() if (s.country, s.alliance, s.status) == ("aze", "csto", "left"))
    assert left.begins == "1999-04"
    assert status("aze", "csto", "1999-04-01") == "left"
    assert not left.surely_holds_on(date(1999, 4, 1))
    assert left.surely_holds_on(date(1999, 5, 1))
    assert left.valid == "1999-04/.."


def test_an_obligation_has_its_own_dates() -> None:
    """The AES was a pact of defence before it became a confederation; the EU promises aid since the Treaty of Lisbon."""
    assert obligations_on(date(2024, 7, 5))["aes"] == ("defence",)
    assert obligations_on(date(2024, 7, 6))["aes"] == ("defence", "economic")
    assert "defence" not in obligations_on(date(2009, 11, 30))["eu"]
    assert obligations_on(date(2009, 12, 1))["eu"][0] == "defence"


@given(st.dates(date(1940, 1, 1), date(2030, 1, 1)))
def test_nothing_changes_but_on_the_days_of_change(day: date) -> None:
    """The matrix can jump from change to change and miss none."""
    if day not in changes():
        assert status_on(day) == status_on(day - timedelta(days=1))


def test_changes_may_be_those_of_some_countries() -> None:
    """Stops of the matrix are days on which something in sight changes."""
    own = changes(frozenset({"arm"}))
    assert date(2024, 2, 22) in own
    assert date(2023, 4, 4) not in own
    assert set(own) < set(changes())
    assert changes(frozenset()) == ()


def test_every_row_tells_its_document_with_a_date() -> None:
    """A source without a year cannot be looked up; nothing is listed from after the last review."""
    assert all(any(letter.isdigit() for letter in spell.source) for spell in memberships())
    assert max(changes()) <= room.REVIEWED_UNTIL


def test_counts_and_their_review_are_by_alliance_and_year() -> None:
    """What a reviewer reads: one line an alliance, the years in which the number changed."""
    assert counts()["nato"][2024] == 32
    assert set(counts()) == set(alliances())
    assert any(line.startswith("csto: 1994 9, 1999 6, 2006 7, 2012 6") for line in room.review())


# --- bad data is refused ---------------------------------------------------------------------------------------------


def test_a_sound_row_is_accepted(tmp_path: Path) -> None:
    assert faults(tmp_path, SOUND) == []
    assert room.memberships(tmp_path)[0].first_day == dates.parse("1994-04-20").first


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"country": "am"}, "country 'am' must be ISO 3166-1 alpha-3"),
        ({"alliance": "warsaw_pact"}, "alliance 'warsaw_pact' is not known"),
        ({"status": "ally"}, "status 'ally' is not known; it must be one of acceded,"),
        ({"begins": "20.4.1994"}, "from: not an EDTF date: '20.4.1994'"),
        ({"begins": "1994-02-30"}, "from: not a day of the calendar"),
        ({"begins": "XXXX"}, "from 'XXXX' must be one date"),
        ({"to": "1994/1999"}, "to '1994/1999' must be one date"),
        ({"to": "1993"}, "the spell ends (1993) before it begins (1994-04-20)"),
        ({"begins": "1990"}, "from 1990 lies before the alliance was founded (1992-05-15)"),
        ({"source": " "}, "source must not be empty"),
        ({"source": "Charter"}, "source 'Charter' tells no date; name the document or page"),
        ({"signed": "1994-05-15", "in_force": "1994-04"}, "in force (1994-04) before it was signed (1994-05-15)"),
    ],
)
def test_a_bad_cell_is_refused_with_file_row_and_remedy(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    """One sentence; nothing is read from a file with a fault."""
    [fault] = faults(tmp_path, changed(**cells))
    assert fault.startswith("memberships.csv: row 2 (")
    assert said in fault
    with pytest.raises(ReferenceFault):
        room.memberships(tmp_path)


def test_a_surplus_or_missing_cell_is_refused(tmp_path: Path) -> None:
    assert "give each column" in faults(tmp_path, [*SOUND, "more"])[0]
    assert "give each column" in faults(tmp_path, SOUND[:-1])[0]


@pytest.mark.parametrize("second", ["candidate", "observer", "left", "acceded"])
def test_spells_that_exclude_each_other_may_not_overlap(tmp_path: Path, second: str) -> None:
    """A member is no candidate, observer or former member on the same day; the fault names both rows."""
    first = changed(to="1999-04-20")
    [fault] = faults(tmp_path, first, changed(status=second, begins="1999-04-20"))
    assert fault.startswith("memberships.csv: row 3 (arm in csto): ")
    assert "overlaps founding 1994-04-20/1999-04-20 in row 2; end the earlier spell" in fault
    assert faults(tmp_path, first, changed(status=second, begins="1999-04-21")) == []
    assert "overlaps" in faults(tmp_path, SOUND, changed(status=second, begins="1999-04-21"))[0]


def test_imprecise_spells_may_meet_in_the_same_month(tmp_path: Path) -> None:
    assert faults(tmp_path, changed(to="1999-04"), changed(status="left", begins="1999-04")) == []


def test_an_overlay_needs_a_membership_around_it(tmp_path: Path) -> None:
    """A state that is no member cannot be suspended."""
    frozen = changed(status="frozen", begins="2024-02-22")
    assert faults(tmp_path, SOUND, frozen) == []
    assert "frozen 2024-02-22/.. needs a membership around it" in faults(tmp_path, frozen)[0]
    assert "needs a membership" in faults(tmp_path, changed(to="2020"), frozen)[0]


def test_spells_stand_in_order_and_those_of_a_pair_together(tmp_path: Path) -> None:
    later, other = changed(status="frozen", begins="2024-02-22"), changed(country="blr")
    assert any("put the spells in order" in fault for fault in faults(tmp_path, later, SOUND))
    assert any("put them together" in fault for fault in faults(tmp_path, SOUND, other, later))


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, changed(country="am"), changed(source=""), SOUND)) == 2


def test_a_header_must_name_every_column(tmp_path: Path) -> None:
    faults(tmp_path, SOUND)
    (tmp_path / "memberships.csv").write_text("country,alliance,status\narm,csto,member\n", "utf-8")
    [fault] = room.check(tmp_path)
    assert fault.startswith("memberships.csv: row 1 (header): must name the columns country, alliance, status, from")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    faults(tmp_path, SOUND)
    (tmp_path / "alliances.csv").write_bytes(b"id,label\nx,Organisation de coop\xe9ration\n")
    assert any("alliances.csv: byte 31: is not UTF-8; save the file as UTF-8" in one for one in room.check(tmp_path))


ALLIANCE = "id,label,short,obligation,founded,dissolved,source,note\n"
OBLIGATION = "alliance,obligation,from,to,document,note\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("alliances.csv", ALLIANCE + 'csto,CSTO,CSTO,love,1992,,"Treaty, 1992",\n', "obligation 'love' is not known"),
        ("alliances.csv", ALLIANCE + 'csto,CSTO,CSTO,defence,92,,"Treaty, 1992",\n', "founded: not an EDTF date"),
        ("alliances.csv", ALLIANCE + "csto,CSTO,CSTO,defence,1992,,Treaty,\n", "source 'Treaty' tells no date"),
        ("alliances.csv", ALLIANCE + 'csto,,CSTO,defence,1992,,"Treaty, 1992",\n', "label must not be empty"),
        ("obligations.csv", OBLIGATION + 'csto,defence,4.1994,,"Treaty, 1992",\n', "from: not an EDTF date"),
        ("obligations.csv", OBLIGATION + "csto,defence,1994,,Treaty,\n", "tells no date"),
        ("obligations.csv", OBLIGATION + 'ally,defence,1994,,"Treaty, 1992",\n', "alliance 'ally' is not known"),
    ],
)  # fmt: skip
def test_a_fault_in_an_alliance_or_an_obligation_is_told_too(tmp_path: Path, name: str, text: str, said: str) -> None:
    """With file, row and remedy, beside the faults of the other files; nothing is read from that file."""
    faults(tmp_path, SOUND)
    (tmp_path / name).write_text(text, "utf-8")
    found = room.check(tmp_path)
    assert any(one.startswith(f"{name}: row 2 (") and said in one for one in found)
    with pytest.raises(ReferenceFault):
        room.obligations(tmp_path)


def test_faults_of_all_three_files_are_told_at_once(tmp_path: Path) -> None:
    faults(tmp_path, changed(country="am"), SOUND)
    (tmp_path / "alliances.csv").write_text(ALLIANCE + "csto,CSTO,CSTO,love,1992,,Treaty,\nx,,,,,,,\n", "utf-8")
    (tmp_path / "obligations.csv").write_text(OBLIGATION + "csto,defence,1994-13,,Treaty,\n", "utf-8")
    told = [one.split(":")[0] for one in room.check(tmp_path)]
    assert told == ["alliances.csv", "alliances.csv", "obligations.csv", "obligations.csv", "memberships.csv"]


def test_every_listed_country_lies_in_one_part_of_the_world(tmp_path: Path) -> None:
    """Rows of the matrix are grouped by it; a country that stands twice is refused with file, row and remedy."""
    listed = {spell.country for spell in memberships()}
    assert {country for country in listed if subregion_of(country) == ELSEWHERE} == set()
    text = "subregion,label,countries\none,One,mli ner\ntwo,Two,ner\n"
    (tmp_path / "subregions.csv").write_text(text, "utf-8")
    with pytest.raises(ReferenceFault, match=r"subregions.csv: row 3 \(two\): ner stands under one too; delete one"):
        subregions(tmp_path)
