"""Memberships: what articles tell beside the list, what changed between two days, and an order by likeness."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sahelscope.analysis.memberships import (
    AGREES,
    CONTRADICTS,
    FURTHER,
    ONLY_SAID,
    Claim,
    Listed,
    alike,
    changes_between,
    claims,
    leaving_acts,
    membership_matrix,
)
from sahelscope.reference.alliances import alliances, spell_on, status_on
from sahelscope.store import Store

TODAY = date(2026, 1, 1)


def listed(pair: tuple[str, str], day: date) -> Listed:
    spell = spell_on(*pair, day)
    return Listed(spell.status, spell.begins, spell.belongs) if spell else Listed("", "", belongs=False)


def told(relation: str, country: str, alliance: str, *, published: str = "XXXX", status: str = "holds") -> pd.DataFrame:
    row = ("r1", country, relation, alliance, status, "XXXX", published)
    columns = ["relationship_id", "subject_principal", "relation", "object_principal", "status", "valid", "published"]
    return pd.DataFrame([row], columns=columns)


NO_ACTS = pd.DataFrame(columns=["event_id", "actor_principals", "recipient_principals", "status", "date", "published"])


@pytest.mark.parametrize(
    ("relation", "country", "alliance", "published", "verdict"),
    [
        ("member_of", "arm", "csto", "2025", AGREES),  # frozen, and a member
        ("former_member_of", "arm", "csto", "2025", CONTRADICTS),  # the list knows of no notice
        ("former_member_of", "mli", "ecowas", "2024-03", FURTHER),  # notice given, not over yet
        ("former_member_of", "mli", "ecowas", "2025-03", AGREES),
        ("former_member_of", "mli", "ecowas", "2023-03", CONTRADICTS),
        ("member_of", "swe", "nato", "2023", FURTHER),  # a candidate then
        ("member_of", "swe", "nato", "2025", AGREES),
        ("seeks_membership_of", "swe", "nato", "2022-07", AGREES),
        ("seeks_membership_of", "fin", "nato", "2023-04", AGREES),  # a member from the fourth of that month on
        ("seeks_membership_of", "fin", "nato", "2023-05", CONTRADICTS),
        ("member_of", "uzb", "csto", "2020", CONTRADICTS),  # left
        ("member_of", "mli", "nato", "2020", ONLY_SAID),
    ],
)
def test_a_claim_is_held_against_the_list_of_its_own_day(
    relation: str, country: str, alliance: str, published: str, verdict: str
) -> None:
    """Agrees, goes further, contradicts, or stands alone, by the rules of the module."""
    found = claims(told(relation, country, alliance, published=published), NO_ACTS, listed, TODAY)
    assert [claim.verdict for claim in found[country, alliance]] == [verdict]


def test_a_denial_is_the_opposite() -> None:
    denied = claims(told("member_of", "arm", "csto", status="denied"), NO_ACTS, listed, TODAY)["arm", "csto"]
    assert [(claim.told, claim.verdict) for claim in denied] == [("not member", CONTRADICTS)]


def test_the_italian_seed_tells_of_a_withdrawal_that_the_list_does_not_know(gold_store: Store) -> None:
    """Armenia's participation is frozen, and no notice is given: the announced withdrawal contradicts the list."""
    leaving = leaving_acts(gold_store.events(), alliances())
    found = claims(gold_store.relationships(), leaving, listed, TODAY)["arm", "csto"]
    seed = [claim for claim in found if claim.row_id.startswith("004_")]
    assert {(claim.told, claim.verdict) for claim in seed} == {("member", AGREES), ("exit_announced", CONTRADICTS)}
    assert all(claim.listed == "frozen" for claim in seed)


def test_a_cell_has_the_gravest_verdict_and_all_rows() -> None:
    """Whatever is told first: a contradiction is what a reader must see."""
    found = {("arm", "csto"): [Claim("r1", "member", "frozen", AGREES), Claim("r2", "left", "frozen", CONTRADICTS)]}
    held = {("arm", "csto"): Listed("frozen", "2024-02-22", belongs=True)}
    cells = membership_matrix(held, found, ["arm", "blr"], ["csto"]).set_index("country")
    assert cells.loc["arm", ["status", "said", "rows", "verdict"]].tolist() == [
        "frozen", "member", ["r1", "r2"], CONTRADICTS,
    ]  # fmt: skip
    assert cells.loc["blr", ["status", "said", "rows", "verdict"]].tolist() == ["", "", [], ""]


def test_what_changed_between_two_days() -> None:
    """Every pair whose status differs, with both, and the latest first."""
    first, last = date(2023, 9, 1), date(2025, 2, 1)
    before, after = ({pair: listed(pair, day) for pair in status_on(day)} for day in (first, last))
    changed = changes_between(before, after)
    found = {(row.country, row.alliance): (row.before, row.after) for row in changed.itertuples()}
    assert found["mli", "ecowas"] == ("suspended", "left")
    assert found["mli", "aes"] == ("", "founding")
    assert found["swe", "nato"] == ("candidate", "acceded")
    assert ("fra", "nato") not in found
    assert changed["since"].is_monotonic_decreasing
    assert changes_between(before, before).empty


def test_neighbours_share_memberships() -> None:
    """Those in the same alliances stand side by side; nobody is lost."""
    day = date(2025, 6, 1)
    held = {pair: listed(pair, day) for pair in status_on(day)}
    asked = ["aze", "bfa", "deu", "fra", "kaz", "kgz", "mli", "ner"]
    order = alike(held, asked)
    assert sorted(order) == asked
    for pair in (("bfa", "mli"), ("deu", "fra"), ("kaz", "kgz")):
        assert abs(order.index(pair[0]) - order.index(pair[1])) == 1
    assert alike({}, ["b", "a"]) == ["a", "b"]
