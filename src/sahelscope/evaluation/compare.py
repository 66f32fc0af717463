"""Codings against gold codings: pairs, precision, recall and F1 by language, event type and certainty class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sahelscope.evaluation.evidence import sentence_spans, sentences_of
from sahelscope.evaluation.levels import Row, event_levels, relationship_levels
from sahelscope.evaluation.principals import Principals
from sahelscope.reference.files import read_yaml

CSV_COLUMNS = ("group", "table", "level", "pairs", "predicted", "gold")
LEVELS = {"events": ("type", "dyad", "full"), "relationships": ("triple", "full"), "ties": ("triple", "full")}


@dataclass(slots=True)
class Score:
    """How many rows could be paired, of how many predicted and how many in gold."""

    pairs: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.pairs / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.pairs / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.pairs / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def add(self, pairs: int, predicted: int, gold: int) -> None:
        self.pairs += pairs
        self.predicted += predicted
        self.gold += gold


@dataclass(slots=True)
class Comparison:
    """Scores by (group, table, level); a group is a language, `all`, `type ASSAULT` or `class A`."""

    scores: dict[tuple[str, str, str], Score] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def score(self, table: str, level: str, group: str = "all") -> Score:
        return self.scores.get((group, table, level), Score())

    def languages(self) -> list[str]:
        return sorted({group for group, _, _ in self.scores if " " not in group})

    def by(self, kind: str) -> list[str]:
        """Groups of one kind: `type` or `class`."""
        return sorted({group for group, _, _ in self.scores if group.startswith(f"{kind} ")})

    def lines(self, groups: Iterable[str]) -> Iterator[str]:
        """The table as text, a line a score."""
        yield "language table         level      P     R    F1   pairs predicted gold"
        for group in groups:
            for table, levels in LEVELS.items():
                for level in levels:
                    if (group, table, level) in self.scores:
                        s = self.scores[group, table, level]
                        yield (
                            f"{group:8} {table:13} {level:7} {s.precision:5.2f} {s.recall:5.2f} {s.f1:5.2f} "
                            f"{s.pairs:7} {s.predicted:9} {s.gold:4}"
                        )

    def as_json(self) -> dict[str, Any]:
        """Plain values by language, table and level, rounded to four digits."""
        scores: dict[str, Any] = {}
        for (group, table, level), score in self.scores.items():
            if " " not in group:
                scores.setdefault(group, {}).setdefault(table, {})[level] = {
                    "precision": round(score.precision, 4),
                    "recall": round(score.recall, 4),
                    "f1": round(score.f1, 4),
                    "pairs": score.pairs,
                    "predicted": score.predicted,
                    "gold": score.gold,
                }
        return {"missing": self.missing, "scores": scores}

    def as_csv(self) -> str:
        """The counts of every group, languages, types and certainty classes, one row a table and level."""
        groups = [*self.languages(), *self.by("type"), *self.by("class")]
        lines = [
            f"{group},{table},{level},{score.pairs},{score.predicted},{score.gold}"
            for group in groups
            for table, levels in LEVELS.items()
            for level in levels
            if (score := self.scores.get((group, table, level)))
        ]
        return "\n".join((",".join(CSV_COLUMNS), *lines)) + "\n"

    def add(self, group: str, table: str, level: str, counts: tuple[int, int, int]) -> None:
        self.scores.setdefault((group, table, level), Score()).add(*counts)


def coding_paths(folder: Path) -> dict[str, Path]:
    """Coding files below a folder by the name of their article."""
    return {path.stem: path for path in sorted(folder.rglob("*.yaml"))}


def compare(gold_folder: Path, predicted_folder: Path) -> Comparison:
    """Every gold coding against its prediction; a gold article without one counts as nothing predicted."""
    gold_paths, predicted_paths = coding_paths(gold_folder), coding_paths(predicted_folder)
    if not gold_paths:
        raise FileNotFoundError(f"no coding (NAME.yaml beside NAME.txt) below {gold_folder}")
    comparison = Comparison(missing=sorted(set(gold_paths) - set(predicted_paths)))
    for name, path in gold_paths.items():
        predicted = read_yaml(predicted_paths[name]) if name in predicted_paths else None
        _compare_article(comparison, read_yaml(path), predicted or {}, path.with_suffix(".txt").read_text("utf-8"))
    return comparison


def _compare_article(comparison: Comparison, gold: dict[str, Any], predicted: dict[str, Any], text: str) -> None:
    who = Principals(predicted, gold)
    language = gold.get("language", "?")
    for table, levels in LEVELS.items():
        predicted_rows, gold_rows = _rows(predicted, table), _rows(gold, table)
        reached = _reached(predicted_rows, gold_rows, who, text)
        for level in levels:
            edges: dict[int, list[int]] = {}
            for (row, counterpart), found in reached.items():
                if level in found:
                    edges.setdefault(row, []).append(counterpart)
            pairs = pair_up(edges)
            for group in (language, "all"):
                comparison.add(group, table, level, (len(pairs), len(predicted_rows), len(gold_rows)))
            _add_kinds(comparison, (table, level), predicted_rows, gold_rows, pairs)


def _rows(coding: dict[str, Any], table: str) -> list[Row]:
    if table == "ties":
        return [row for row in coding.get("relationships") or [] if row.get("relation") != "holds_office_in"]
    return coding.get(table) or []


def _reached(
    predicted: list[Row], gold: list[Row], who: Principals, text: str
) -> dict[tuple[int, int], frozenset[str]]:
    if not (predicted and gold):
        return {}
    if "event_type" not in gold[0]:
        return {(i, j): relationship_levels(p, g, who) for i, p in enumerate(predicted) for j, g in enumerate(gold)}
    sentences = sentence_spans(text)
    places, gold_places = (
        [sentences_of(map(str, row.get("evidence") or []), text, sentences) for row in rows]
        for rows in (predicted, gold)
    )
    return {
        (i, j): event_levels(p, g, who, same_sentence=bool(places[i] & gold_places[j]))
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
    }


def _add_kinds(
    comparison: Comparison, where: tuple[str, str], predicted: list[Row], gold: list[Row], pairs: dict[int, int]
) -> None:
    """By event type or relation, and by the coder's own certainty class, where precision alone has a meaning."""
    table, level = where
    kind = "event_type" if table == "events" else "relation"
    for name in sorted({str(row.get(kind)) for row in (*predicted, *gold)}):
        rows = [index for index, row in enumerate(predicted) if str(row.get(kind)) == name]
        of_gold = sum(str(row.get(kind)) == name for row in gold)
        comparison.add(f"type {name}", table, level, (sum(row in pairs for row in rows), len(rows), of_gold))
    for name in sorted({str(row["certainty"]) for row in predicted if row.get("certainty")}):
        rows = [index for index, row in enumerate(predicted) if row.get("certainty") == name]
        comparison.add(f"class {name}", table, level, (sum(row in pairs for row in rows), len(rows), 0))


def pair_up(edges: dict[int, list[int]]) -> dict[int, int]:
    """A largest one-to-one pairing, predicted to gold (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for counterpart in edges.get(row, []):
            if counterpart not in seen:
                seen.add(counterpart)
                if counterpart not in taken or place(taken[counterpart], seen):
                    taken[counterpart] = row
                    return True
        return False

    for row in edges:
        place(row, set())
    return {row: counterpart for counterpart, row in taken.items()}
