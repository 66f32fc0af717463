"""How several tellings of one event differ: who says so, how surely, when and where, and whom they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sahelscope.analysis.wording import date_in_words, names_in_words

NOT_SAID = "not said"

Fields = Mapping[str, Any]

COMPARED: dict[str, Callable[[Fields], str]] = {
    "Status": lambda event: str(event["status"]),
    "Claim": lambda event: str(event["claim"]),
    "Says so": lambda event: names_in_words(sorted(event["claimed_by_names"])),
    "Denies it": lambda event: names_in_words(sorted(event["disputed_by_names"])),
    "When": lambda event: date_in_words(event["date"]),
    "Where": lambda event: str(event["place_name"]),
    "Who": lambda event: names_in_words(sorted(event["actor_names"])),
    "To whom": lambda event: names_in_words(sorted(event["recipient_names"])),
}


def differences(tellings: Iterable[Fields]) -> dict[str, dict[str, list[str]]]:
    """For each thing that is not told alike: what is said of it, and the event_ids of those who say so, in order.

    Names are compared as the tables write them, so that a spelling in another language is no difference.
    """
    told = list(tellings)
    found: dict[str, dict[str, list[str]]] = {}
    for name, read in COMPARED.items():
        said: dict[str, list[str]] = {}
        for event in told:
            said.setdefault(read(event) or NOT_SAID, []).append(event["event_id"])
        if len(said) > 1:
            found[name] = said
    return found
