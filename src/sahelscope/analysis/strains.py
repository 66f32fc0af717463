"""Who stands on both sides of a quarrel, and which pairs are told to be friends and foes at once: the ties, ranked.

A detector, not a forecast: it tells what to read, not what will happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from sahelscope.analysis.reasons import LISTED, Reason
from sahelscope.analysis.tie_words import LABELS, in_telling_order, triad_sentence
from sahelscope.analysis.ties import Pair, leading_reasons, pair
from sahelscope.analysis.triads import unbalanced_triads

RANKING = (
    "First those of whose three ties articles tell the most; the others rest on the list of memberships. Then by the "
    "weight of the three ties, which tells how binding or how grave their kind is. Then by name."
)
SHARED = {"alliance", "membership", "member_of"}
MEAN = "mean_score"  # of events that stand among the other reasons, too


@dataclass(frozen=True, slots=True)
class Strain:
    """An unbalanced triad: `middle` is bound by `near` and `far` to two that `against` divides."""

    middle: str
    near: Reason
    far: Reason
    against: Reason
    sentence: str

    @property
    def strain_id(self) -> str:
        return "triad:" + ":".join((self.middle, *self.against.pair))

    @property
    def sides(self) -> tuple[Reason, Reason, Reason]:
        return self.near, self.far, self.against

    @property
    def told(self) -> int:
        """How many of the three ties articles tell of."""
        return sum(side.claim != LISTED for side in self.sides)

    @property
    def weight(self) -> int:
        return sum(side.weight for side in self.sides)

    @property
    def reason(self) -> str:
        """Why it stands where it stands."""
        kinds = " + ".join(f"{LABELS[side.kind]} {side.weight}" for side in self.sides)
        alleged = [LABELS[side.kind] for side in self.sides if side.claim == "alleged"]
        doubt = f" · merely alleged: {', '.join(alleged)}" if alleged else ""
        return f"{self.told} of 3 ties told by articles · weight {self.weight}: {kinds}{doubt}"

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The rows behind the three ties, those of each together."""
        return tuple(dict.fromkeys(row_id for side in self.sides for row_id in side.row_ids))


def strained_triads(ties: pd.DataFrame, names: Mapping[str, str]) -> list[Strain]:
    """The unbalanced triads of `ties.signed_ties`, ranked as RANKING says.

    Left out is a quarrel between two members of one alliance as seen from a third or from the alliance itself: it
    would stand there once for each member, and it stands among the contradicting pairs.
    """
    leading = leading_reasons(ties)
    triads = unbalanced_triads(ties).itertuples(index=False, name=None)
    found = [_strain(leading, triad, names) for triad in triads]
    return sorted((one for one in found if one), key=lambda strain: (-strain.told, -strain.weight, strain.sentence))


def contradicting(ties: pd.DataFrame) -> pd.DataFrame:
    """The pairs of which something speaks for each sign, those that most rows are about first."""
    found = ties[ties["contradicts"].astype(bool)]
    told = [sum(reason.number for reason in reasons if reason.kind != MEAN) for reasons in found["reasons"]]
    return found.assign(told=told).sort_values(["told", "a", "b"], ascending=[False, True, True]).drop(columns="told")


def triads_table(strains: Iterable[Strain], names: Mapping[str, str]) -> pd.DataFrame:
    """The triads as a table, one a row, each tie with its kind, the firmest claim and its rows."""
    table = []
    for strain in strains:
        one, other = (_far_end(side, strain.middle) for side in (strain.near, strain.far))
        row: dict[str, object] = {
            "sentence": strain.sentence,
            "middle": names.get(strain.middle, strain.middle),
            "one": names.get(one, one),
            "other": names.get(other, other),
            "told": strain.told,
            "weight": strain.weight,
        }
        for name, side in zip(("tie_to_one", "tie_to_other", "tie_between"), strain.sides, strict=True):
            row |= {name: LABELS[side.kind], f"{name}_claim": side.claim, f"{name}_rows": list(side.row_ids)}
        table.append(row)
    return pd.DataFrame(table, columns=_TRIAD_COLUMNS)


_TRIAD_COLUMNS = ["sentence", "middle", "one", "other", "told", "weight"] + [
    f"{name}{what}" for name in ("tie_to_one", "tie_to_other", "tie_between") for what in ("", "_claim", "_rows")
]


def _strain(leading: Mapping[Pair, Reason], triad: tuple[str, str, str], names: Mapping[str, str]) -> Strain | None:
    middle, one, other = triad
    near, far, against = leading[pair(middle, one)], leading[pair(middle, other)], leading[pair(one, other)]
    if {near.kind, far.kind} <= SHARED:
        return None
    near, far = in_telling_order(near, far)
    return Strain(middle, near, far, against, triad_sentence(middle, (near, far), against, names))


def _far_end(side: Reason, middle: str) -> str:
    return side.b if side.a == middle else side.a
