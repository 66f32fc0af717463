"""Signed ties: each rule by an example, the layers side by side, and what the seeds tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sahelscope.analysis.dyad_events import dyad_events
from sahelscope.analysis.pair_sums import summed_acts
from sahelscope.analysis.rows import rows
from sahelscope.analysis.strains import contradicting, strained_triads, triads_table
from sahelscope.analysis.tie_table import tie_table
from sahelscope.analysis.ties import RULES, signed_ties, unbalanced_triads
from sahelscope.analysis.when import When
from sahelscope.evaluation import read_codings
from sahelscope.reference.codes import event_types, relations
from sahelscope.store import Store, build, open_store

SEEDS = Path(__file__).parents[1] / "gold" / "seeds"
BELARUS, TURKIYE = "004_e063f7ba8a731b60", "000_cf2145bb6df4a7fa"
LATER = When(date(2025, 6, 1))


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The seeds as coded by hand: what is found in them does not change with the extractor."""
    database = tmp_path_factory.mktemp("ties") / "seeds.duckdb"
    build(database, read_codings(SEEDS), "seeds")
    store = open_store(database)
    yield store
    store.close()


def relationship(text: str, *, article: str = "one", valid: str = "XXXX", published: str = "2024-05") -> dict[str, Any]:
    """`blr allied_with arm`, with `ended` or `denied` as a fourth word."""
    subject, relation, other, *status = text.split()
    denied = status == ["denied"]
    return {
        "relationship_id": f"{article}-r{abs(hash(text)) % 10**6}",
        "subject_principal": subject,
        "relation": relation,
        "object_principal": other,
        "object_name": other,
        "via": "",
        "sign": 0 if denied else relations()[relation].sign,
        "status": status[0] if status else "holds",
        "claim": "stated",
        "valid": valid,
        "published": published,
    }


def event(text: str, *, claim: str = "stated", day: str = "2022-09", number: int = 1) -> dict[str, Any]:
    """`aze ASSAULT arm`."""
    actor, kind, recipient = text.split()
    return {
        "event_id": f"two-e{number:02}",
        "event_type": kind,
        "mode": "",
        "contexts": ["military"],
        "actor_principals": actor.split("+"),
        "recipient_principals": [one for one in recipient.split("+") if one != "-"],
        "status": "occurred",
        "claim": claim,
        "date": day,
        "quad": event_types()[kind].quad,
        "score": event_types()[kind].score,
    }


def tie(events: list[dict[str, Any]], relationships: list[dict[str, Any]], when: When | None = None) -> dict[str, Any]:
    """The one tie between Armenia (or whoever comes first) and its other."""
    event_columns, columns = list(event("a ASSAULT b")), list(relationship("a allied_with b"))
    ties = signed_ties(
        pd.DataFrame(events, columns=event_columns), pd.DataFrame(relationships, columns=columns), relations(), (), when
    )
    return rows(ties)[0]


def test_each_rule_by_its_example() -> None:
    """The first rule that fits gives the overall sign."""
    friends, war = relationship("arm allied_with aze"), relationship("arm at_war_with aze")
    force, arms = event("aze ASSAULT arm", number=1), event("aze AID arm", number=2)
    calls = [event("arm SUPPORT aze", number=number) for number in range(3, 6)]
    examples = {
        "war": tie([], [friends, war]),
        "relationships": tie([force], [friends]),
        "force": tie([force, arms], []),
        "arms": tie([arms], []),
        "alliance": tie([], [relationship("blr member_of csto"), relationship("arm member_of csto")], LATER),
        "events": tie(calls, []),
        "none": tie(calls[:2], [relationship("arm mediates_between aze")]),
    }
    assert list(examples) == list(RULES)
    assert {rule: found["rule"] for rule, found in examples.items()} == {rule: rule for rule in RULES}
    assert [found["sign"] for found in examples.values()] == [-1, 1, -1, 1, 1, 1, 0]


def test_layers_that_disagree_stand_side_by_side() -> None:
    """Allied and armed, and yet force was used: one sign overall, each layer its own."""
    found = tie([event("aze ASSAULT arm")], [relationship("arm allied_with aze")])
    assert (found["relationships"], found["arms"], found["alliances"], found["events"]) == ("+", "", "", "−")
    assert found["contradicts"]
    assert found["row_ids"] == [relationship("arm allied_with aze")["relationship_id"]]


def test_what_is_told_by_more_articles_counts() -> None:
    """One article against two; one against one leaves the sign to the next rule."""
    friends, foes = relationship("arm partner_of aze"), relationship("arm rival_of aze", article="other")
    third = relationship("arm rival_of aze", article="third")
    assert tie([], [friends, foes, third])["sign"] == -1
    assert tie([], [friends, foes])["rule"] == "none"
    assert tie([], [friends, foes])["relationships"] == "mixed"


def test_what_is_alleged_denied_or_too_little_makes_no_sign() -> None:
    """Alleged force, denied sanctions, and a mean of two events."""
    assert tie([event("aze ASSAULT arm", claim="alleged")], [relationship("arm sanctions aze denied")])["sign"] == 0
    few = [event("aze ACCUSE arm", number=1), event("aze REJECT arm", number=2)]
    assert tie(few, [])["sign"] == 0
    assert dyad_events(summed_acts(pd.DataFrame(few))).loc[0, ["events", "scored", "mean_score"]].tolist() == [
        2,
        2,
        -3.0,
    ]


def test_means_carry_their_number() -> None:
    """A mean score is of facts only, and stands beside how many they are; there is none of nothing."""
    events = pd.DataFrame([event("aze ACCUSE arm", number=1), event("aze AID arm", claim="alleged", number=2)])
    found = rows(dyad_events(summed_acts(events)))[0]
    assert (found["events"], found["scored"], found["mean_score"]) == (2, 1, -2.0)
    alone = rows(dyad_events(summed_acts(events.iloc[1:])))[0]
    assert (alone["events"], alone["scored"]) == (1, 0)
    assert pd.isna(alone["mean_score"])


def test_reciprocal_acts_tie_their_parties_and_joint_ones_do_not() -> None:
    """A war fought both ways is between its actors; two who move troops together do nothing to each other."""
    assert tie([event("arm+aze ASSAULT -")], [])["sign"] == -1
    columns = list(relationship("a allied_with b"))
    joint = pd.DataFrame([event("blr+rus MOBILIZE -")])
    assert signed_ties(joint, pd.DataFrame(columns=columns), relations()).empty


@pytest.mark.parametrize(
    ("day", "sign"), [(date(1991, 1, 1), 0), (date(2010, 1, 1), 1), (date(2015, 1, 1), -1), (date(2024, 1, 1), 0)]
)
def test_the_day_decides(day: date, sign: int) -> None:
    """What began later or was over before does not count on a day."""
    told = [
        relationship("rus partner_of ukr ended", valid="2003/2014-02"),
        relationship("rus at_war_with ukr ended", valid="2014-04/2015-09"),
    ]
    found = tie([], told, When(day)) if sign else {"sign": 0}
    assert found["sign"] == sign


def test_a_later_article_that_tells_the_end_wins() -> None:
    """Partners in 2022; over, says an article of 2024: partners on a day of 2023, no longer in 2025."""
    told = [
        relationship("mli partner_of fra", published="2022-01"),
        relationship("mli partner_of fra ended", article="other", published="2024-07"),
        relationship("mli mediates_between fra"),
    ]
    assert tie([], told, When(date(2023, 1, 1)))["sign"] == 1
    assert tie([], told, When(date(2025, 1, 1)))["sign"] == 0


def test_the_window_holds_acts_and_arms() -> None:
    """Arms supplied from 2018 to 2022 count in a window that touches these years, though it is over."""
    told = [relationship("blr supplies_arms_to aze ended", valid="2018/2022"), relationship("blr mediates_between aze")]
    assert tie([], told, When(date(2023, 1, 1), date(2021, 1, 1)))["rule"] == "arms"
    assert tie([], told, When(date(2025, 1, 1), date(2024, 1, 1)))["sign"] == 0


def test_the_seeds_strain_belarus_and_turkiye(seeds: Store) -> None:
    """Allied, armed, rival; and a partner of both sides of a war, each tie with its rows."""
    ties = signed_ties(seeds.events(), seeds.relationships(), relations(), (), LATER)
    found = {strain.middle: strain for strain in strained_triads(ties, seeds.names)}
    belarus, turkiye = found["blr"], found["tur"]
    assert belarus.sentence == "Belarus is allied with Armenia and armed Azerbaijan, Armenia’s rival."
    assert belarus.told == 3
    assert {side.kind for side in belarus.sides} == {"allied_with", "supplies_arms_to", "rival_of"}
    assert belarus.far.claim == "alleged"
    assert turkiye.sentence == "Türkiye is a partner of Russia and Ukraine, which is at war with Russia."
    quotes = {row_id: seeds.evidence(row_id).quotes[0].text for row_id in (*belarus.row_ids, *turkiye.row_ids)}  # type: ignore[union-attr]  # every id leads to a row
    assert quotes[f"{BELARUS}-r02"] == "Bielorussia e Armenia fossero alleate nel patto CSTO"
    assert "rivale di lunga data" in quotes[f"{BELARUS}-r08"]
    assert "goede relaties met Oekraïne" in quotes[f"{TURKIYE}-r05"]


def test_no_triad_without_evidence_for_each_side(gold_store: Store) -> None:
    """Every side has rows of its sign between the two, or a listed alliance; the side that divides always has rows."""
    events, relationships = gold_store.events(), gold_store.relationships()
    known = {*events["event_id"], *relationships["relationship_id"]}
    for when in (None, LATER, When(date(2022, 10, 1), date(2020, 1, 1))):
        ties = signed_ties(events, relationships, relations(), ("un",), when)
        for strain in strained_triads(ties, gold_store.names):
            assert [side.sign for side in strain.sides] == [1, 1, -1]
            assert all(side.row_ids or side.claim == "listed" for side in strain.sides)
            assert strain.against.row_ids
            assert set(strain.row_ids) <= known
            assert "{" not in strain.sentence


def test_quarrels_within_an_alliance_are_pairs_not_triads(gold_store: Store) -> None:
    """Two members at odds are one contradicting pair, not a triad for each further member."""
    ties = signed_ties(gold_store.events(), gold_store.relationships(), relations(), (), LATER)
    pairs = {(row["a"], row["b"]) for row in rows(contradicting(ties))}
    assert ("fra", "tur") in pairs
    strains = strained_triads(ties, gold_store.names)
    assert len(strains) < len(unbalanced_triads(ties))
    assert not any({side.kind for side in (strain.near, strain.far)} == {"alliance"} for strain in strains)


def test_turkiye_is_between_its_alliance_and_its_partner(seeds: Store) -> None:
    """The layers of Türkiye and Russia: partner, no sanctions, mediator; and a member of the alliance that Russia opposes."""
    ties = signed_ties(seeds.events(), seeds.relationships(), relations(), (), LATER)
    found = next(row for row in rows(contradicting(ties)) if (row["a"], row["b"]) == ("rus", "tur"))
    told = {(reason.kind, reason.sign, reason.note) for reason in found["reasons"]}
    assert {("partner_of", 1, ""), ("sanctions", 0, "denied"), ("mediates_between", 0, "")} <= told
    assert ("opposed_alliance", -1, "nato") in told
    assert (found["sign"], found["rule"]) == (1, "relationships")


def test_triads_are_ranked_and_tabled(gold_store: Store) -> None:
    """What articles tell of all three ties comes first, then the weightier; the table has a row for each."""
    ties = signed_ties(gold_store.events(), gold_store.relationships(), relations(), (), LATER)
    strains = strained_triads(ties, gold_store.names)
    keys = [(-strain.told, -strain.weight) for strain in strains]
    assert keys == sorted(keys)
    table = triads_table(strains, gold_store.names)
    assert list(table["sentence"]) == [strain.sentence for strain in strains]
    assert all(table["tie_between_rows"].map(len) > 0)


def test_the_table_has_a_row_for_each_pair(seeds: Store) -> None:
    """Every layer in one row, shared alliances by obligation, and never a mean without its number."""
    events = seeds.events()
    ties = signed_ties(events, seeds.relationships(), relations(), (), LATER)
    table = tie_table(ties, summed_acts(events), LATER.day, seeds.names)
    assert len(table) == len(ties)
    found = next(row for row in rows(table) if (row["One"], row["Other"]) == ("Armenia", "Belarus"))
    assert (found["Overall"], found["Relationships told"], found["Events"]) == ("binds", "binds", "divides")
    assert found["Contradict"] == "yes"
    assert "csto" in found["Shared: defence"].lower()
    assert (found["Mean score"], found["Events scored"]) == (-3.5, 4)
    assert all(table.loc[table["Mean score"].notna(), "Events scored"] > 0)
