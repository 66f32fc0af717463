"""Which standing relations an act makes or breaks, as a table: the codebook's §3 and what recurs in §2."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sahelscope.records import RELATION_STATUSES, STATUSES
from sahelscope.reference.codes import event_types, relations
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows

PATH = REFERENCE_FOLDER / "consequences.csv"


@dataclass(frozen=True, slots=True)
class Consequence:
    """One row; an empty mode or word class fits every act."""

    event_type: str
    mode: str
    word_class: str
    status: str
    subject: str
    relation: str
    relation_status: str

    def fits(self, event_type: str, mode: str, status: str, classes: frozenset[str]) -> bool:
        return (
            event_type == self.event_type
            and self.mode in {"", mode}
            and status == self.status
            and (not self.word_class or self.word_class in classes)
        )


@cache
def consequences() -> tuple[Consequence, ...]:
    """All rows in order; a row with an unknown code is refused."""
    return tuple(_consequence(row, number) for number, row in enumerate(read_rows(PATH), 2))


def _consequence(row: dict[str, str], number: int) -> Consequence:
    row.pop("note", "")
    found = Consequence(**row)
    known = (
        (found.event_type, event_types()),
        (found.status, STATUSES),
        (found.relation, relations()),
        (found.relation_status, RELATION_STATUSES),
        (found.subject, ("actor", "recipient")),
    )
    for value, allowed in known:
        if value not in allowed:
            raise ReferenceFault(PATH, f"row {number}", f"{value!r} is none of {sorted(allowed)}")
    return found
