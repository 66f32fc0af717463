"""Ties in words: a pair in a clause, and a triad in one sentence.

`Belarus is allied with Armenia and armed Azerbaijan, Armenia's rival.`
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sahelscope.analysis.reasons import Reason
from sahelscope.analysis.wording import names_in_words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A kind of tie as told from its `a` end, from its `b` end, and of each end in apposition to the other's name."""

    forward: str
    backward: str
    of_a: str = ""
    of_b: str = ""


PHRASES = {
    "allied_with": Phrase("is allied with {}", "is allied with {}"),
    "partner_of": Phrase("is a partner of {}", "is a partner of {}"),
    "supports": Phrase("supports {}", "is supported by {}"),
    "supplies_arms_to": Phrase("supplies arms to {}", "gets arms from {}"),
    "military_aid": Phrase("gave military aid to {}", "got military aid from {}"),
    "member_of": Phrase("is a member of {}", "has {} as a member"),
    "membership": Phrase("is a member of {}", "has {} as a member"),
    "leads": Phrase("leads {}", "is led by {}"),
    "alliance": Phrase("is in {note} with {}", "is in {note} with {}"),
    "at_war_with": Phrase("is at war with {}", "is at war with {}",
                          "which is at war with {}", "which is at war with {}"),
    "rival_of": Phrase("is a rival of {}", "is a rival of {}", "{owner} rival", "{owner} rival"),
    "sanctions": Phrase("has sanctions on {}", "is sanctioned by {}",
                        "which has sanctions on {}", "on which {} has sanctions"),
    "opposes_membership_of": Phrase("opposes the admission of {}", "is opposed as a member by {}",
                                    "which opposes the admission of {}", "whose admission {} opposes"),
    "force": Phrase("used force against {}", "suffered force by {}",
                    "which used force against {}", "against which {} used force"),
    "opposed_alliance": Phrase("is a member of {note}, which {} opposes", "opposes {note}, of which {} is a member",
                               "whose alliance {note} is opposed by {}", "which opposes {note}, the alliance of {}"),
    "mediates_between": Phrase("mediates with {}", "has {} as a mediator"),
    "former_member_of": Phrase("is a former member of {}", "has {} as a former member"),
    "seeks_membership_of": Phrase("seeks to join {}", "is asked by {} to take it in"),
    "operates_in": Phrase("operates in {}", "has {} operating in it"),
    "part_of": Phrase("is part of {}", "includes {}"),
    "holds_office_in": Phrase("holds office in {}", "has {} in an office"),
}  # fmt: skip
MEAN_PHRASES = {
    1: Phrase("has mostly cooperated with {}", "has mostly cooperated with {}"),
    0: Phrase("has dealt with {}", "has dealt with {}"),
    -1: Phrase("has mostly quarrelled with {}", "has mostly quarrelled with {}",
               "which has mostly quarrelled with {}", "which has mostly quarrelled with {}"),
}  # fmt: skip
LABELS = {
    "allied_with": "ally", "partner_of": "partner", "supports": "support", "supplies_arms_to": "arms supplied",
    "military_aid": "military aid", "member_of": "member", "membership": "listed member", "leads": "leads",
    "alliance": "shared alliance", "at_war_with": "war", "rival_of": "rivalry", "sanctions": "sanctions",
    "opposes_membership_of": "admission opposed", "force": "force", "opposed_alliance": "alliance opposed",
    "mean_score": "mean score",
}  # fmt: skip
ARMED = Phrase("armed {}", "was armed by {}")  # over, or told of a stretch of time
PLURAL = ("s", "x", "z")
FIRM = ("alliance", "membership", "member_of", "allied_with")  # told first of the two ties that bind
NOT_HOLDING = {"planned": " (planned)", "denied": " (denied)", "ended": " (is over)"}


def clause(reason: Reason, teller: str, names: Mapping[str, str]) -> str:
    """The tie from one of its ends, without that end's own name: `is allied with Armenia`."""
    phrase = _phrase(reason)
    other = reason.b if teller == reason.a else reason.a
    text = phrase.forward if teller == reason.a else phrase.backward
    return _filled(text, names.get(other, other), reason, names)


def said(reason: Reason, names: Mapping[str, str]) -> str:
    """The tie as a sentence without its full stop, told from the end that acts; what does not hold says so.

    A mean score comes with the number of events that it is of.
    """
    status = "" if reason.sign or reason.kind == "supplies_arms_to" else NOT_HOLDING.get(reason.note, "")
    mean = f" ({reason.note})" if reason.kind == "mean_score" else ""
    return f"{names.get(reason.a, reason.a)} {clause(reason, reason.a, names)}{status}{mean}"


def triad_sentence(middle: str, binding: tuple[Reason, Reason], against: Reason, names: Mapping[str, str]) -> str:
    """Both ties that bind told from the middle, the one that divides in apposition to the last name."""
    near, far = in_telling_order(*binding)
    last = far.b if far.a == middle else far.a
    first, second = clause(near, middle, names), clause(far, middle, names)
    shared = _shared_words(first, second)
    both = f"{first} and {second.removeprefix(shared)}"
    return f"{names.get(middle, middle)} {both}, {_apposition(against, last, names)}."


def in_telling_order(near: Reason, far: Reason) -> tuple[Reason, Reason]:
    """Of two ties that bind the standing alliance comes first."""
    first, second = sorted((near, far), key=lambda reason: reason.kind not in FIRM)
    return first, second


def _phrase(reason: Reason) -> Phrase:
    if reason.kind == "mean_score":
        return MEAN_PHRASES[reason.sign]
    return ARMED if reason.kind == "supplies_arms_to" and reason.note == "ended" else PHRASES[reason.kind]


def _apposition(reason: Reason, of: str, names: Mapping[str, str]) -> str:
    """What `of` is to the other end, to stand behind its name."""
    phrase = _phrase(reason)
    text, other = (phrase.of_a, reason.b) if of == reason.a else (phrase.of_b, reason.a)
    return _filled(text, names.get(other, other), reason, names)


def _filled(text: str, name: str, reason: Reason, names: Mapping[str, str]) -> str:
    note = names_in_words([names.get(one, one) for one in reason.note.split(";")])
    owner = f"{name}’" if name.endswith(PLURAL) else f"{name}’s"
    return text.replace("{note}", note).replace("{owner}", owner).replace("{}", name)


def _shared_words(first: str, second: str) -> str:
    """The words that both begin with, said once for both: up to the name, else a common `is`."""
    for phrase in {**PHRASES, **{f"mean {sign}": phrase for sign, phrase in MEAN_PHRASES.items()}}.values():
        for text in (phrase.forward, phrase.backward):
            begin = text.split("{")[0]
            if text == f"{begin}{{}}" and first.startswith(begin) and second.startswith(begin):
                return begin
    return "is " if first.startswith("is ") and second.startswith("is ") else ""
