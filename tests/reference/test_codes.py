"""The closed lists agree with the codebook, check themselves, and can be told apart on both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sahelscope import dates
from sahelscope.records import CLAIMS, KINDS, RELATION_STATUSES, STATUSES
from sahelscope.reference import codes, columns
from sahelscope.reference.countries import codes as countries
from sahelscope.reference.files import ReferenceFault

GOLD = Path(__file__).parents[1] / "gold"
LIGHT, DARK = "#FFFFFF", "#0E1117"  # Streamlit's own backgrounds
LEAST_CONTRAST = 3.0  # of graphics, WCAG 2.1


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_there_are_sixteen_types_in_four_classes() -> None:
    """The PLOVER types, each in its class; conflict scores below zero, cooperation above."""
    kinds = codes.event_types().values()
    assert len(kinds) == 16
    assert {kind.quad for kind in kinds} == set(codes.quads())
    assert all((kind.score > 0) == kind.quad.endswith("cooperation") for kind in kinds)
    assert len({kind.colour for kind in kinds}) == 16


def test_relations_have_the_codebooks_signs() -> None:
    """+1 binds, -1 divides (codebook §3)."""
    signs = {relation.relation: relation.sign for relation in codes.relations().values()}
    assert {name for name, sign in signs.items() if sign == 1} == {
        "allied_with", "partner_of", "supports", "supplies_arms_to", "member_of", "leads",
    }  # fmt: skip
    assert {name for name, sign in signs.items() if sign == -1} == {
        "at_war_with", "rival_of", "sanctions", "opposes_membership_of",
    }  # fmt: skip
    symmetric = {name for name, relation in codes.relations().items() if relation.symmetric}
    assert symmetric == {"allied_with", "partner_of", "at_war_with", "rival_of"}


def test_the_gold_codings_use_only_listed_codes() -> None:
    """Every type, mode, context and relation of the gold set is known."""
    for path in GOLD.rglob("*.yaml"):
        content = yaml.safe_load(path.read_text("utf-8"))
        for event in content["events"]:
            assert event["event_type"] in codes.event_types()
            assert not event.get("mode") or (event["event_type"], event["mode"]) in codes.modes()
            assert set(event.get("contexts") or []) <= set(codes.contexts())
        for row in content.get("relationships") or []:
            assert row["relation"] in codes.relations()


def test_regions_hold_states() -> None:
    """Each country of a region has an ISO code, and the region of all three is their union."""
    regions = codes.regions()
    assert set().union(*(region.countries for region in regions.values())) <= countries()
    three = regions["sahel"].countries | regions["caucasus"].countries | regions["black_sea"].countries
    assert regions["three_regions"].countries == three


@pytest.mark.parametrize("background", [LIGHT, DARK])
def test_every_colour_stands_out_on_both_themes(background: str) -> None:
    """Marks need three to one against the page, light or dark."""
    for found in (*codes.event_types().values(), *codes.quads().values()):
        assert contrast(found.colour, background) >= LEAST_CONTRAST, found


def test_every_column_is_documented_once() -> None:
    """The closed lists of columns.csv are those of the records."""
    tables = columns.columns()
    for table, column, listed in (
        ("events", "status", STATUSES), ("relationships", "status", RELATION_STATUSES), ("events", "claim", CLAIMS),
        ("actors", "kind", KINDS), ("events", "date_precision", dates.PRECISIONS),
    ):  # fmt: skip
        assert tables[table][column].values == tuple(listed)
    tables = {table: columns.documented(table) for table in tables}
    assert all(len(found.meaning) > 8 for table in tables.values() for found in table.values())


HEADER = "region,label,countries,definition\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("x,X,MLI,Something", "lower case"),
        ("x,X,,Something", "needs a value"),
        ("x,X,mli,Something\nx,X,ner,Something", "stands twice"),
        ("x,X,mli,Something,more", "no more cells"),
    ],
)
def test_a_faulty_row_is_told_by_file_row_and_remedy(
    row: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reference file checks itself when it is read."""
    (tmp_path / "regions.csv").write_text(HEADER + row + "\n", "utf-8")
    monkeypatch.setattr(codes, "REFERENCE_FOLDER", tmp_path)
    with pytest.raises(ReferenceFault, match=rf"regions\.csv: row \d.*{told}"):
        codes.regions.__wrapped__()
