"""The strained ties in words: triads and contradicting pairs, each with its quotes, and every layer of an open pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from sahelscope.analysis.dyad_events import dyad_events
from sahelscope.analysis.reasons import LAYERS, LISTED, Reason, signed
from sahelscope.analysis.rows import rows
from sahelscope.analysis.shared_alliances import SharedAlliance, shared_alliances
from sahelscope.analysis.strains import contradicting
from sahelscope.analysis.tie_words import said
from sahelscope.analysis.ties import RULES, SIGNS
from sahelscope.analysis.wording import counted, date_in_words, names_in_words
from sahelscope.figures.signs import MEMBERSHIP_SIGNS
from sahelscope.reference.alliances import spell_on
from sahelscope.reference.codes import quads
from sahelscope.reference.membership_spells import Membership
from sahelscope.store import Selection
from sahelscope.views import address, tables
from sahelscope.views.actor_links import show_actor_links
from sahelscope.views.evidence import chooser
from sahelscope.views.pledge_cards import show_pledges
from sahelscope.views.quoted_row import show_quote
from sahelscope.views.signs import RELATION_INKS
from sahelscope.views.strained_page import (
    MARK,
    StrainChoice,
    asked_for,
    read_strains,
    read_ties,
    rows_of,
    rows_read,
    ties_of,
    ties_of_all,
)
from sahelscope.views.style import escaped, show_quiet

UPTO = "upto"
FEW = 5
OVERALL = {1: "bound", -1: "divided", 0: "neither bound nor divided"}


def show_strains(selection: Selection, choice: StrainChoice) -> None:
    """The part that was chosen: triads, pairs or pledges."""
    if choice.part == "pledges":
        show_pledges(rows_read(selection), choice.when, asked_for(selection))
    elif choice.part == "pairs":
        _show_pairs(selection, choice)
    else:
        _show_triads(selection, choice)


def show_tie(selection: Selection, choice: StrainChoice, mark_id: str) -> None:
    """What the open mark stands for: of a pair every layer, of a triad its sentence."""
    kind = mark_id.partition(":")[0]
    if kind == "triad":
        for strain in read_strains(selection, choice):
            if strain.strain_id == mark_id:
                st.html(f'<p class="who">{escaped(strain.sentence)}</p>')
                show_actor_links((strain.middle, *strain.against.pair))
    elif kind == "tie":
        for tie in rows(ties_of(ties_of_all(selection, choice), mark_id)):
            st.html(_layers_html(tie))
            _show_counts(selection, choice, (tie["a"], tie["b"]))
            show_actor_links((tie["a"], tie["b"]))
            _show_listed(shared_alliances(tie["a"], tie["b"], choice.when.day))
    elif kind == "node":
        show_actor_links([mark_id.partition(":")[2]])


def _show_triads(selection: Selection, choice: StrainChoice) -> None:
    strains = read_strains(selection, choice)
    if not strains:
        show_quiet("Nobody is told to stand on both sides of a quarrel on this day; widen the filters or the window.")
    shown = strains[: _number(len(strains))]
    for number, strain in enumerate(shown):
        with st.container(key=f"finding_{number}"):
            _show_headline(strain.sentence, strain.reason, strain.strain_id, (selection, choice))
            show_actor_links((strain.middle, *strain.against.pair))
            for side in strain.sides:
                _show_side(side, f"{number}_{side.a}_{side.b}", choice.when.day)
    _show_more(len(strains), len(shown), "triad")


def _show_pairs(selection: Selection, choice: StrainChoice) -> None:
    found = rows(contradicting(read_ties(selection, choice)))
    if not found:
        show_quiet("No pair is told to be bound and divided at once on this day.")
    shown = found[: _number(len(found))]
    for number, tie in enumerate(shown):
        with st.container(key=f"finding_{number}"):
            pair = names_in_words([_name(end) for end in (tie["a"], tie["b"])])
            headline = f"{pair}: {OVERALL[tie['sign']]}, and yet not only"
            _show_headline(headline, f"By the rule: {RULES[tie['rule']]}", f"tie:{tie['a']}:{tie['b']}",
                           (selection, choice))  # fmt: skip
            show_actor_links((tie["a"], tie["b"]))
            st.html(_reasons_html(tie["reasons"], tie))
    _show_more(len(found), len(shown), "pair")


def _show_headline(headline: str, reason: str, mark_id: str, shown: tuple[Selection, StrainChoice]) -> None:
    st.html(f'<div class="finding"><h3>{escaped(headline)}</h3><p class="quiet">{escaped(reason)}</p></div>')
    st.button(
        "Show in the network",
        key=f"open_{mark_id}",
        on_click=chooser(MARK, lambda mark: rows_of(*shown, mark)),
        args=(mark_id,),
        type="tertiary",
    )


def _show_side(side: Reason, key: str, day: date) -> None:
    """One of the three ties: in words, with its best quote; of a listed one the sources of the spells as well."""
    claim = "" if side.claim in {"stated", LISTED} else f" · {side.claim}"
    known = " · by the list of memberships" if side.claim == LISTED else f" · {counted(side.number, 'row')}"
    caption = f"{said(side, _names())}{known}{claim}"
    if side.row_ids and side.claim != LISTED:
        show_quote(side.row_ids[0], f"side_{key}", caption)
    else:
        sign = f'<i style="color:{RELATION_INKS[side.sign]}">{SIGNS[side.sign]}</i>'
        sources = "".join(f'<p class="quiet">{escaped(_listed(spell))}</p>' for spell in _spells(side, day))
        st.html(f'<div class="brief"><p class="kind">{sign}{escaped(caption)}</p>{sources}</div>')
        for row_id in side.row_ids[:2]:
            show_quote(row_id, f"told_{key}")


def _spells(side: Reason, day: date) -> list[Membership]:
    """The spells by which a tie is listed: of both in what they share, or of the member in the alliance."""
    if side.kind == "membership":
        found = spell_on(side.a, side.b, day)
        return [found] if found else []
    named = side.note.split(";")
    return [spell for one in shared_alliances(side.a, side.b, day) if one.alliance in named for spell in one.spells]


def _layers_html(tie: Mapping[str, Any]) -> str:
    pair = names_in_words([_name(end) for end in (tie["a"], tie["b"])])
    return (
        f'<p class="who">{escaped(pair)}: {OVERALL[tie["sign"]]}</p>'
        f'<p class="quiet">{escaped(RULES[tie["rule"]])}</p>{_reasons_html(tie["reasons"], tie)}'
    )


def _show_counts(selection: Selection, choice: StrainChoice, pair: tuple[str, str]) -> None:
    """The events between two, counted by quad class, and never a mean without its number."""
    acts = tables.pair_sums(rows_read(selection), choice.when).acts
    own = acts[acts["a"].isin(pair) & acts["b"].isin(pair)]
    for counts in rows(dyad_events(own)):
        classes = [f"{counts[quad]} {label.label.lower()}" for quad, label in quads().items() if counts[quad]]
        facts = f"; told as facts: {names_in_words(classes)}" if classes else ""
        mean = f"; mean score {signed(counts['mean_score'])} of {counts['scored']}" if counts["scored"] else ""
        show_quiet(f"{counted(counts['events'], 'event')} in the window{facts}{mean}")


def _reasons_html(reasons: Iterable[Reason], layers: Mapping[str, Any]) -> str:
    """The reasons by layer, which has a sign of its own; each with its sign, its number of rows and its claim."""
    by_layer: dict[str, list[str]] = {}
    for reason in reasons:
        by_layer.setdefault(reason.layer, []).append(_reason_html(reason))
    items = (
        f"<dt>{escaped(LAYERS[layer])} <b>{escaped(layers[layer])}</b></dt><dd>{'<br>'.join(lines)}</dd>"
        for layer, lines in by_layer.items()
    )
    return f'<dl class="facts">{"".join(items)}</dl>'


def _reason_html(reason: Reason) -> str:
    sign = f'<b style="color:{RELATION_INKS[reason.sign]}">{SIGNS[reason.sign] or "·"}</b>'
    told = "list of memberships" if reason.claim == LISTED else reason.claim
    number = f", {counted(reason.number, 'row')}" if reason.row_ids else ""
    return f'{sign} {escaped(said(reason, _names()))} <span class="quiet">({escaped(told)}{number})</span>'


def _show_listed(shared: Sequence[SharedAlliance]) -> None:
    """Every alliance that two share on the day, by what it binds to, with both spells and their sources."""
    if not shared:
        return
    with st.expander(f"Both listed in {names_in_words([_name(one.alliance) for one in shared])}"):
        st.html(f'<dl class="facts">{"".join(_listed_html(one) for one in shared)}</dl>')


def _listed_html(shared: SharedAlliance) -> str:
    kinds = ", ".join(kind.replace("_", "-") for kind in shared.obligations) or "nothing yet"
    lines = "<br>".join(f'<span class="quiet">{escaped(_listed(spell))}</span>' for spell in shared.spells)
    return f"<dt>{escaped(_name(shared.alliance))}</dt><dd>{escaped(kinds)}<br>{lines}</dd>"


def _listed(spell: Membership) -> str:
    return (
        f"{_name(spell.country)}: {MEMBERSHIP_SIGNS[spell.status].label}, from {date_in_words(spell.begins)} "
        f"({spell.source})"
    )


def _number(found: int) -> int:
    """How many are shown: the first few, or all where the reader asked for them."""
    return found if address.page_param(UPTO) == "all" else FEW


def _show_more(found: int, shown: int, what: str) -> None:
    if found > shown:
        st.button(f"Show {counted(found - shown, f'more {what}')}", key="more_strains", on_click=address.write,
                  args=(UPTO, "all"))  # fmt: skip


def _names() -> Mapping[str, str]:
    return tables.short_names()


def _name(principal: str) -> str:
    return _names().get(principal, principal)
