"""Actors: what their files promise, and how a fault in them is told."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from sahelscope.reference import actors as actors_room
from sahelscope.reference.actors import Office, actors, names_in, read_actors, shared_names_in, weak_names_in
from sahelscope.reference.codes import regions
from sahelscope.reference.files import ReferenceFault
from sahelscope.reference.names import folded

ALLIANCES = (
    "nato", "csto", "eu", "un", "osce", "council_of_europe", "cis", "eaeu", "union_state", "sco", "brics", "g7", "g20",
    "apec", "oic", "organization_of_turkic_states", "guam", "bsec", "ecowas", "waemu", "african_union", "g5_sahel", "aes",
    "accra_initiative", "multinational_joint_task_force", "cemac", "eccas", "arab_league",
)  # fmt: skip


def the_actor(name: str, language: str) -> str:
    """The actor that a name stands for, as the extraction compares it."""
    return {folded(known): actor for known, actor in names_in(language).items()}.get(folded(name), "")


@pytest.mark.parametrize("alliance", ALLIANCES)
def test_every_alliance_of_the_matrix_is_an_actor_with_a_name_in_each_language(alliance: str) -> None:
    entry = actors()[alliance]
    assert entry.kind in {"alliance", "organisation"}
    assert all(entry.spellings(language) for language in actors_room.LANGUAGES)


@pytest.mark.parametrize(
    ("language", "name", "actor"),
    [
        ("nl", "Poetin", "vladimir_putin"),
        ("de", "Selenskyj", "volodymyr_zelensky"),
        ("fr", "Loukachenko", "alexander_lukashenko"),
        ("it", "Pashinyan", "nikol_pashinyan"),
        ("en", "Tiani", "abdourahamane_tiani"),
        ("fr", "Tchiani", "abdourahamane_tiani"),
        ("nl", "Goita", "assimi_goita"),
        ("de", "OVKS", "csto"),
        ("fr", "OTSC", "csto"),
        ("it", "Organizzazione del Trattato di Sicurezza Collettiva", "csto"),
        ("nl", "NAVO", "nato"),
        ("fr", "Cédéao", "ecowas"),
        ("de", "Vereinten Nationen", "un"),
        ("it", "Onu", "un"),
        ("de", "Kreml", "kremlin"),
        ("it", "Farnesina", "farnesina"),
        ("fr", "GSIM", "jnim"),
        ("nl", "Wagner-groep", "wagner_group"),
        ("de", "Bergkarabach", "nagorno_karabakh"),
        ("en", "Washington Post", "washington_post"),
    ],
)
def test_a_name_in_each_language_leads_to_its_actor(language: str, name: str, actor: str) -> None:
    assert the_actor(name, language) == actor


def test_one_spelling_may_mean_different_actors_in_different_languages() -> None:
    assert the_actor("OTSC", "fr") == "csto"
    assert the_actor("CPI", "fr") == "icc"
    assert the_actor("CPI", "de") == ""


def test_a_common_word_is_weak_where_it_is_a_word_and_strong_elsewhere() -> None:
    assert the_actor("Die Welt", "fr") == "die_welt"
    assert the_actor("Die Welt", "de") == ""
    assert weak_names_in("de")["Die Welt"] == "die_welt"
    assert "Die Welt" not in weak_names_in("fr")


def test_a_shared_surname_names_nobody_alone() -> None:
    assert the_actor("Maïga", "fr") == ""
    assert "Maïga" not in weak_names_in("fr")
    assert set(shared_names_in("fr")["Maïga"]) >= {"choguel_maiga", "abdoulaye_maiga"}


def test_who_speaks_for_an_organisation_or_territory_is_of_it() -> None:
    known = actors()
    assert (known["ursula_von_der_leyen"].of, known["minusma"].of, known["aslan_bzhania"].of) == (
        "eu",
        "un",
        "abkhazia",
    )
    assert (known["kremlin"].country, known["wagner_group"].of) == ("rus", "")


@pytest.mark.parametrize("country", sorted(regions()["three_regions"].countries))
def test_the_head_of_every_state_of_the_three_regions_is_known(country: str) -> None:
    offices = [o.office for e in actors().values() for o in e.offices if o.of == country]
    assert any("president" in o or o in {"head of the junta", "chairman of the Sovereignty Council"} for o in offices)


@pytest.mark.parametrize("office", ["prime minister", "foreign minister", "defence minister", "secretary-general"])
def test_two_people_never_hold_one_office_for_more_than_a_month_together(office: str) -> None:
    held: dict[str, list[Office]] = {}
    for entry in actors().values():
        for one in entry.offices:
            if one.office == office and one.start:
                held.setdefault(one.of, []).append(one)
    for terms in held.values():
        terms.sort(key=lambda one: one.start)
        for one, following in pairwise(terms):
            assert one.end, f"{one} has no end and {following} follows"
            assert one.end[:7] <= following.start[:7] or len(following.start) == 4, (one, following)


def test_700_persons_and_more_are_known() -> None:
    assert sum(entry.kind == "person" for entry in actors().values()) >= 700


ENTRY = "- {id: nato, kind: alliance, names: {any: [NATO]}}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            ENTRY + "- {id: otan, kind: alliance, names: {fr: [NATO]}}",
            "otan: 'NATO' (fr) names nato too; list it under",
        ),
        (ENTRY + ENTRY, "nato: stands in broken.yaml too; merge"),
        ("- {id: Nato, kind: alliance, names: {any: [NATO]}}", "entry 1: needs an `id` in snake_case"),
        ("- {id: nato, kind: pact, names: {any: [NATO]}}", "nato: kind 'pact' is none of state,"),
        ("- {id: nato, kind: alliance, country: BEL, names: {any: [NATO]}}", "country 'BEL' must be ISO 3166-1"),
        ("- {id: nato, kind: alliance, of: pact, names: {any: [NATO]}}", "of: 'pact' is no known actor; add it"),
        ("- {id: nato, kind: alliance}", "nato: needs `names`"),
        ("- {id: nato, kind: alliance, names: {es: [OTAN]}}", "nato: names in es; the languages are any, nl"),
        ("- {id: nato, kind: alliance, names: {any: [NO, no]}}", "names in any must be a list of texts; quote words"),
        ("- {id: nato, kind: alliance, names: {any: [NATO, NATO]}}", "names in any holds a text twice; delete one"),
        (
            "- {id: nato, kind: alliance, names: {any: [NATO]}, weak: [NATO]}",
            "NATO is both strong and weak; delete one",
        ),
        (
            "- {id: nato, kind: alliance, names: {any: [NATO]}, alias: [N]}",
            "nato: unknown key alias; known are country",
        ),
        ("nato: {kind: alliance}", "file: must be a list of actors"),
    ],
)
def test_a_fault_is_told_with_file_entry_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "broken.yaml").write_text(text, "utf-8")
    with pytest.raises(ReferenceFault) as fault:
        read_actors(tmp_path)
    assert str(fault.value).startswith("broken.yaml: ")
    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("office", "told"),
    [
        ('{office: president, of: mli, from: "2020-13"}', "'2020-13' must be a date YYYY, YYYY-MM or YYYY-MM-DD"),
        ('{office: president, of: mli, from: "2023-02-30"}', "'2023-02-30' must be a date"),
        ('{office: president, of: mli, from: "2020", to: "2019"}', "ends 2019, before it begins 2020"),
        ("{office: president, of: atlantis}", "an office of 'atlantis', no known state or actor"),
        ("{title: president}", "an office has the keys"),
    ],
)
def test_an_office_has_dates_that_the_calendar_knows(tmp_path: Path, office: str, told: str) -> None:
    person = f"- {{id: a_b, kind: person, country: mli, names: {{any: [A B]}}, offices: [{office}]}}"
    (tmp_path / "broken.yaml").write_text(person, "utf-8")
    with pytest.raises(ReferenceFault) as fault:
        read_actors(tmp_path)
    assert told in str(fault.value)


def test_accents_do_not_part_two_names(tmp_path: Path) -> None:
    two = "- {id: a, kind: person, names: {any: [Goïta]}}\n- {id: b, kind: person, names: {nl: [Goita]}}\n"
    (tmp_path / "broken.yaml").write_text(two, "utf-8")
    with pytest.raises(ReferenceFault, match="names a too"):
        read_actors(tmp_path)


def test_the_label_is_written_or_else_the_first_english_name() -> None:
    assert actors()["ecowas"].label == "ECOWAS"
    assert actors()["un"].label == "United Nations"
    assert actors()["assimi_goita"].label == "Assimi Goïta"
