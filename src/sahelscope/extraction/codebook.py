"""The codebook's decisions about types of acts, as sets: what recurs in its §2 and §6."""

from __future__ import annotations

MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE", "ASSAULT"))  # of these both lists are compared together
VERBAL = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
)  # acts that words perform: their speaker is their actor, and the row is stated
GOVERNING = frozenset(("REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE"))  # what they speak of has not happened
COMING = frozenset(("CONSULT", "COOPERATE", "AID"))  # of these the coming ones are AGREE
PURPOSES = frozenset(
    ("SUPPORT", "COOPERATE", "AID", "CONSULT", "AGREE", "CONCEDE", "RETREAT")
)  # in an infinitive mere aims
DOMESTIC = frozenset(
    (("COERCE", ""), ("SANCTION", "convict"), ("RETREAT", "release"), ("ACCUSE", "investigate"))
)  # type and mode (none: any) of what only a state does within its borders
