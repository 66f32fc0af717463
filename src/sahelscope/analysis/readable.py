"""Tables for people: the rows behind a chart, in words, one line each."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sahelscope.analysis.wording import date_in_words, names_in_words
from sahelscope.reference.codes import event_types, relations

PLACE_UNKNOWN = "not said"


def readable_events(events: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The events with their ids, as a reader wants them: when, who, what, to whom, where, how firmly, and the quote."""
    return pd.DataFrame({
        "When": [date_in_words(text) for text in events["date"]],
        "Who": [names_in_words(list(found)) for found in events["actor_names"]],
        "What": [type_label(kind, mode) for kind, mode in zip(events["event_type"], events["mode"], strict=True)],
        "To whom": [names_in_words(list(found)) for found in events["recipient_names"]],
        "Where": [place_in_words(*place, names) for place
                  in zip(events["place_name"], events["place_country"], events["place_kind"], strict=True)],
        "Status": events["status"].to_numpy(),
        "Claim": events["claim"].to_numpy(),
        "Sure": events["certainty"].to_numpy(),
        "Quote": events["quote"].to_numpy(),
        "Article": events["article_id"].to_numpy(),
        "Id": events["event_id"].to_numpy(),
    })  # fmt: skip


def readable_relationships(relationships: pd.DataFrame) -> pd.DataFrame:
    """The relationships with their ids, as sentences with status and quote."""
    return pd.DataFrame({
        "Who": relationships["subject_name"].to_numpy(),
        "Relation": [relations()[name].label for name in relationships["relation"]],
        "To whom": relationships["object_name"].to_numpy(),
        "Status": relationships["status"].to_numpy(),
        "When": [date_in_words(text) for text in relationships["valid"]],
        "Claim": relationships["claim"].to_numpy(),
        "Sure": relationships["certainty"].to_numpy(),
        "Quote": relationships["quote"].to_numpy(),
        "Article": relationships["article_id"].to_numpy(),
        "Id": relationships["relationship_id"].to_numpy(),
    })  # fmt: skip


def type_label(event_type: str, mode: str) -> str:
    """`Request: assist`."""
    label = event_types()[event_type].label
    return f"{label}: {mode.replace('-', ' ').replace('_', ' ')}" if mode else label


def place_in_words(name: str, country: str, kind: str, names: Mapping[str, str]) -> str:
    """`Bali, Indonesia`; the country alone where that is all that is known."""
    known = (names.get(country, country),) if kind == "country" else (name, names.get(country, country))
    return ", ".join(dict.fromkeys(part for part in known if part)) or PLACE_UNKNOWN
