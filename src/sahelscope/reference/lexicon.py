"""Trigger frames: which words name an act, what must stand with them, and who fills which role."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_yaml
from sahelscope.reference.languages import language as language_of
from sahelscope.reference.languages import plain

Words = TypeVar("Words", bound=tuple[object, ...])

_kept: dict[Any, Any] = {}

FOLDER = REFERENCE_FOLDER / "lexicon"

_KEYS = {
    "verb", "noun", "phrase", "compound", "with", "with_all", "without", "actor", "recipient", "via", "mode",
    "contexts", "status", "makes", "reciprocal", "sure", "example", "row", "relation", "note", "claim", "office",
}  # fmt: skip
_VERB_ROLES = (("subject",), ("object",))
_NOUN_ROLES = (("owner", "adjective", "by"), ())


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger. `needs` is a list of alternatives of which each must be met by one word or class of the clause."""

    frame_id: str
    language: str
    event_type: str
    relation: str
    kind: str
    trigger: str
    particle: str
    reflexive: bool
    compound: bool
    needs: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    via: tuple[str, ...]
    mode: str
    contexts: tuple[str, ...]
    status: str
    makes: str
    reciprocal: bool
    sure: bool
    example: str
    promised: str

    @property
    def row(self) -> dict[str, Any]:
        """What the example must give. Kept as JSON: thousands of small dicts weigh several times as much."""
        found: dict[str, Any] = json.loads(self.promised)
        return found

    @property
    def weight(self) -> int:
        """The more a frame asks for, the more it says: heavier frames win over lighter ones on the same words."""
        return 2 * len(self.needs) + len(self.trigger.split()) + bool(self.particle) + self.reflexive


@cache
def frames(language: str) -> tuple[Frame, ...]:
    """All frames of a language, events and relations, in the order of their files."""
    return tuple(frame for path in sorted((FOLDER / language).glob("*.yaml")) for frame in _read(path, language))


def report() -> list[dict[str, Any]]:
    """Types by languages with the number of frames, so that gaps are visible."""
    codes = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
    counts = Counter((f.event_type or f"relation {f.relation}", code) for code in codes for f in frames(code))
    return [
        {"type": kind, **{code: counts[kind, code] for code in codes}} for kind in sorted({kind for kind, _ in counts})
    ]


def _read(path: Path, language: str) -> Iterator[Frame]:
    for number, entry in enumerate(read_yaml(path) or [], 1):
        name = f"entry {number} ({entry.get('verb') or entry.get('noun') or entry.get('phrase')})"
        unknown = set(entry) - _KEYS
        if unknown:
            raise ReferenceFault(path, name, f"unknown key {sorted(unknown)}; known are {sorted(_KEYS)}")
        kinds = [k for k in ("verb", "noun", "phrase") if k in entry]
        if len(kinds) != 1:
            raise ReferenceFault(path, name, "give exactly one of verb, noun, phrase")
        if not entry.get("example") or "row" not in entry:
            raise ReferenceFault(path, name, "an entry needs an example sentence and the row that it gives")
        yield _frame(entry, kinds[0], path, number, language)


def _frame(entry: dict[str, Any], kind: str, path: Path, number: int, language: str) -> Frame:
    trigger, particle, reflexive = _trigger(str(entry[kind]), kind, language)
    is_relation = path.stem == "relations"
    actor, recipient = _VERB_ROLES if kind == "verb" else _NOUN_ROLES
    if kind == "phrase":
        actor = ("subject", "owner", "adjective")
    return Frame(
        frame_id=f"{language}/{path.stem}#{number}",
        language=language,
        event_type="" if is_relation else path.stem.upper(),
        relation=str(entry.get("relation") or ""),
        kind=kind,
        trigger=trigger,
        particle=particle,
        reflexive=reflexive,
        compound=bool(entry.get("compound", True)),
        needs=_needs(entry),
        without=_plain(entry.get("without")),
        actor=_plain(entry.get("actor")) or actor,
        recipient=_plain(entry["recipient"]) if "recipient" in entry else recipient,
        via=_plain(entry.get("via")),
        mode=str(entry.get("mode") or ""),
        contexts=_shared(tuple(entry.get("contexts") or ())),
        status=str(entry.get("status") or ""),
        makes=str(entry.get("makes") or ""),
        reciprocal=bool(entry.get("reciprocal", False)),
        sure=bool(entry.get("sure", True)),
        example=str(entry["example"]),
        promised=json.dumps(entry["row"] or {}, ensure_ascii=False, default=str),
    )


def _trigger(text: str, kind: str, code: str) -> tuple[str, str, bool]:
    """Lemma, separable particle, and whether a reflexive pronoun belongs to it."""
    trigger = plain(text)
    bare = _unreflexive(trigger, code) if kind == "verb" else trigger
    particle, bar, rest = bare.partition("|")
    return (particle + rest, particle, bare != trigger) if bar else (bare, "", bare != trigger)


def _unreflexive(verb: str, code: str) -> str:
    """`sich zurückziehen` without its pronoun; Italian `ritirarsi` is `ritirare`, `opporsi` is `opporre`."""
    known = language_of(code)
    for pronoun in known.words("reflexives", "infinitive"):
        before = pronoun if pronoun.endswith("'") else f"{pronoun} "
        if verb.startswith(before):
            return verb.removeprefix(before).strip()
    for ending, infinitive in sorted(known.table("reflexives", "endings").items(), key=lambda pair: -len(pair[0])):
        if verb.endswith(ending):
            return verb.removesuffix(ending) + infinitive
    return verb


def _needs(entry: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    needs = [entry["with"]] if entry.get("with") else []
    needs += [one if isinstance(one, list) else [one] for one in entry.get("with_all") or []]
    return _shared(tuple(_plain(one) for one in needs))


def _plain(words: Any) -> tuple[str, ...]:
    if words is None:
        return ()
    return _shared(tuple(sys.intern(plain(str(w))) for w in (words if isinstance(words, list) else [words])))


def _shared(words: Words) -> Words:
    """The same tuple for the same words: most frames ask for what others ask for."""
    found: Words = _kept.setdefault(words, words)
    return found
