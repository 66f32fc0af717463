"""The measurement: what two coders agree on, counted as the codebook says (§6)."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from sahelscope.evaluation import LEVELS, Comparison, compare, read_coding, read_codings, write_coding
from sahelscope.evaluation.compare import pair_up
from sahelscope.evaluation.evidence import locate, pieces, sentence_spans
from sahelscope.records import Article, Coding
from sahelscope.reference.files import ReferenceFault

GOLD = Path(__file__).parents[1] / "gold"
TEXT = "Mali heeft troepen naar Kidal gestuurd. Niger steunde dat. Frankrijk veroordeelde Mali en Niger.\n"
GOLD_ROWS: dict[str, Any] = {
    "article": "x.txt",
    "language": "nl",
    "published": "2023-04",
    "events": [
        {"event_type": "MOBILIZE", "actors": ["mli"], "recipients": [], "status": "occurred", "claim": "stated",
         "date": "2023-04", "trigger": "gestuurd", "evidence": ["Mali heeft troepen naar Kidal gestuurd"]},
        {"event_type": "ACCUSE", "actors": ["macron"], "recipients": ["mli", "ner"], "status": "occurred",
         "claim": "stated", "date": "XXXX", "trigger": "veroordeelde", "evidence": ["Frankrijk veroordeelde ... Niger"]},
    ],
    "relationships": [
        {"subject": "ner", "relation": "supports", "object": "mli", "status": "holds", "claim": "stated",
         "valid": "2020/..", "evidence": ["Niger steunde dat"]},
        {"subject": "mli", "relation": "allied_with", "object": "ner", "status": "holds", "claim": "stated",
         "evidence": ["Niger steunde dat"]},
    ],
    "actors": [{"id": "macron", "kind": "person", "country": "fra"}],
}  # fmt: skip


def judged(tmp_path: Path, predicted: dict[str, Any]) -> Comparison:
    gold, ours = tmp_path / "gold", tmp_path / "ours"
    gold.mkdir(exist_ok=True)
    ours.mkdir(exist_ok=True)
    (gold / "x.txt").write_text(TEXT, "utf-8")
    (gold / "x.yaml").write_text(yaml.safe_dump(GOLD_ROWS), "utf-8")
    (ours / "x.yaml").write_text(yaml.safe_dump(predicted), "utf-8")
    return compare(gold, ours)


def changed(table: str, index: int, **values: object) -> dict[str, Any]:
    rows = copy.deepcopy(GOLD_ROWS)
    rows[table][index].update(values)
    return rows


@pytest.mark.parametrize(
    ("index", "values", "reached"),
    [
        (0, {}, "type dyad full"),
        (0, {"event_type": "COERCE"}, ""),
        (0, {"evidence": ["Niger steunde dat"]}, ""),
        (0, {"actors": ["mli", "ner"]}, "type dyad"),
        (0, {"actors": ["ner"]}, "type"),
        (0, {"status": "planned"}, "type dyad"),
        (0, {"claim": "alleged"}, "type dyad"),
        (0, {"date": "2023"}, "type dyad"),
        (0, {"date": "2023-05"}, "type dyad"),
        (0, {"date": "2023-04~"}, "type dyad full"),
        (1, {"actors": ["fra"]}, "type dyad full"),
        (1, {"recipients": ["mli"]}, "type dyad"),
        (1, {"recipients": ["rus"]}, "type"),
        (1, {"recipients": None}, "type"),
        (1, {"date": ""}, "type dyad full"),
    ],
)
def test_an_event_counts_at_the_levels_that_it_reaches(
    tmp_path: Path, index: int, values: dict[str, object], reached: str
) -> None:
    """Type needs a common sentence; dyad forgives one name; full wants status, claim and time too."""
    comparison = judged(tmp_path, changed("events", index, **values))
    pairs = {level: comparison.score("events", level).pairs - 1 for level in LEVELS["events"]}
    assert {level for level, count in pairs.items() if count} == set(reached.split())


@pytest.mark.parametrize(
    ("index", "values", "reached"),
    [
        (0, {"valid": "2021"}, "triple full"),
        (0, {"valid": "2019"}, "triple"),
        (0, {"valid": None}, "triple"),
        (0, {"subject": "mli", "object": "ner"}, ""),
        (1, {"subject": "ner", "object": "mli"}, "triple full"),
        (1, {"status": "ended"}, "triple"),
    ],
)
def test_a_relationship_counts_at_the_levels_that_it_reaches(
    tmp_path: Path, index: int, values: dict[str, object], reached: str
) -> None:
    """Symmetric relations may be turned round, others not; time must overlap or be unknown on both sides."""
    comparison = judged(tmp_path, changed("relationships", index, **values))
    pairs = {level: comparison.score("ties", level).pairs - 1 for level in LEVELS["ties"]}
    assert {level for level, count in pairs.items() if count} == set(reached.split())


def test_offices_are_compared_by_surname_and_are_no_ties(tmp_path: Path) -> None:
    """`emmanuel_macron` and `macron` hold the same office."""
    office = {
        "relation": "holds_office_in",
        "object": "fra",
        "status": "holds",
        "claim": "stated",
        "evidence": ["Mali"],
    }
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "x.txt").write_text(TEXT, "utf-8")
    for folder, person in (("gold", "emmanuel_macron"), ("ours", "macron")):
        (tmp_path / folder).mkdir(exist_ok=True)
        rows = {**GOLD_ROWS, "relationships": [{**office, "subject": person}]}
        (tmp_path / folder / "x.yaml").write_text(yaml.safe_dump(rows), "utf-8")
    comparison = compare(gold, tmp_path / "ours")
    assert comparison.score("relationships", "full").f1 == 1
    assert comparison.score("ties", "full").gold == 0


def test_an_article_without_prediction_counts_as_nothing_found(tmp_path: Path) -> None:
    """What is missing lowers recall and is named."""
    judged(tmp_path, GOLD_ROWS)
    (tmp_path / "ours" / "x.yaml").unlink()
    comparison = compare(tmp_path / "gold", tmp_path / "ours")
    assert comparison.missing == ["x"]
    assert comparison.score("events", "type").recall == 0
    with pytest.raises(FileNotFoundError, match="no coding"):
        compare(tmp_path / "ours", tmp_path / "gold")


def test_repeated_predictions_pair_once(tmp_path: Path) -> None:
    """Saying a thing twice finds it once and costs precision."""
    rows = copy.deepcopy(GOLD_ROWS)
    rows["events"] *= 2
    score = judged(tmp_path, rows).score("events", "full")
    assert (score.pairs, score.predicted, score.gold, score.precision, score.recall) == (2, 4, 2, 0.5, 1.0)


def test_the_pairing_is_a_largest_one() -> None:
    """A greedy pairing would leave one out here."""
    assert len(pair_up({0: [0, 1], 1: [0]})) == 2


def test_groups_by_type_and_class(tmp_path: Path) -> None:
    """Scores can be read by event type, relation and the coder's own certainty class."""
    rows = changed("events", 0, certainty="C")
    comparison = judged(tmp_path, rows)
    assert comparison.score("events", "full", "type ACCUSE").f1 == 1
    assert comparison.score("events", "type", "class C").predicted == 1
    assert comparison.languages() == ["all", "nl"]
    assert "type MOBILIZE" in comparison.by("type")
    assert any(line.startswith("nl       events        type     1.00") for line in comparison.lines(["nl"]))


# The same counts as the codebook's own measure gives for these perturbed codings (pairs, predicted, gold).
PERTURBED = {
    ("events", "type"): (919, 1038, 1073),
    ("events", "dyad"): (835, 1038, 1073),
    ("events", "full"): (595, 1038, 1073),
    ("relationships", "triple"): (357, 478, 524),
    ("relationships", "full"): (305, 478, 524),
    ("ties", "triple"): (220, 317, 313),
    ("ties", "full"): (192, 317, 313),
}


def perturbed(rows: dict[str, Any], seed: int) -> dict[str, Any]:  # noqa: C901, PLR0912  one fault a case
    """A coding with every kind of fault, the same each time."""
    rows = copy.deepcopy(rows)
    names = [name for event in rows["events"] for name in event["actors"]]
    for number, event in enumerate(rows["events"], seed):
        match number % 17:
            case 1:
                event["actors"] = [names[number % len(names)]]
            case 2:
                event["recipients"] = None
            case 3:
                event["event_type"] = "AID"
            case 4:
                event["date"] = ("2023", "2023-04-01", "XXXX", "2022-02/..", "2022-22")[number % 5]
            case 5:
                event["status"] = "planned"
            case 6:
                event["evidence"] = event["evidence"][1:]
            case 7:
                event["actors"], event["recipients"] = event.get("recipients"), event["actors"]
            case 8:
                event["claim"] = "alleged"
    rows["events"] = [event for number, event in enumerate(rows["events"], seed) if number % 29]
    for number, row in enumerate(rows.get("relationships") or [], seed):
        match number % 7:
            case 1:
                row["subject"], row["object"] = row["object"], row["subject"]
            case 2:
                row["valid"] = "2020/.."
            case 3:
                row["relation"] = "rival_of"
    rows["relationships"] = [row for number, row in enumerate(rows.get("relationships") or [], seed) if number % 11]
    if seed % 3 == 0:
        rows["actors"] = (rows.get("actors") or [])[1:]
    return rows


def test_the_counts_are_those_of_the_codebooks_own_measure(tmp_path: Path) -> None:
    """Perturbed gold codings are judged to the digit as the measure that the codebook comes with judges them."""
    for seed, path in enumerate(sorted(GOLD.rglob("*.yaml"))):
        rows = perturbed(yaml.safe_load(path.read_text("utf-8")), seed)
        (tmp_path / path.name).write_text(yaml.safe_dump(rows, allow_unicode=True), "utf-8")
    comparison = compare(GOLD, tmp_path)
    counted = {}
    for table, level in PERTURBED:
        score = comparison.score(table, level)
        counted[table, level] = (score.pairs, score.predicted, score.gold)
    assert counted == PERTURBED


def test_writing_and_reading_a_coding_changes_nothing(tmp_path: Path, gold_pairs: list[tuple[Article, Coding]]) -> None:
    """A written coding stands for the same rows: compared with itself it agrees fully."""
    for article, coding in gold_pairs:
        write_coding(tmp_path / f"{article.article_id}.yaml", article, coding)
    comparison = compare(GOLD, tmp_path)
    assert {score.f1 for (group, _, _), score in comparison.scores.items() if " " not in group} == {1.0}
    article, coding = gold_pairs[0]
    (tmp_path / article.file_name).write_text(article.text, "utf-8", newline="")
    again = read_coding(tmp_path / f"{article.article_id}.yaml")[1]
    assert again.events == coding.events
    assert again.relationships == coding.relationships


def test_a_quote_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A coding must quote to the letter; the fault names file and quote."""
    judged(tmp_path, GOLD_ROWS)
    rows = changed("events", 0, evidence=["Mali stuurde troepen"])
    (tmp_path / "gold" / "x.yaml").write_text(yaml.safe_dump(rows), "utf-8")
    with pytest.raises(ReferenceFault, match=r"x.yaml: Mali stuurde troepen"):
        read_codings(tmp_path / "gold")


def test_a_gap_stays_inside_its_line() -> None:
    """' ... ' skips words, never a paragraph, and each piece is located for itself."""
    assert pieces("a b ... c d") == ["a b", "c d"]
    assert locate("Mali ... gestuurd", TEXT)[0][1].start == TEXT.index("gestuurd")
    assert locate("Mali ... niets", TEXT) == []
    assert locate("een ... twee", "een\ntwee") == []
    assert locate("", TEXT) == []
    assert len(sentence_spans(TEXT)) == 3
