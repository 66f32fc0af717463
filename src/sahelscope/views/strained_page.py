"""What the strained ties page is made of: the choice of day, the network, and what a click on it opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

import pandas as pd
import streamlit as st

from sahelscope.analysis.positions import Positions, positions
from sahelscope.analysis.rows import rows
from sahelscope.analysis.strains import Strain, contradicting, strained_triads, triads_table
from sahelscope.analysis.tie_table import tie_table
from sahelscope.analysis.when import When
from sahelscope.analysis.wording import counted, day_in_words
from sahelscope.figures.signed_network import signed_network, where_drawn
from sahelscope.reference.alliances import changes
from sahelscope.reference.codes import regions
from sahelscope.store import Selection, Store
from sahelscope.views import tables
from sahelscope.views.actor_profiles import profile
from sahelscope.views.choices import Choice, pick_day, pick_from_list, pick_one
from sahelscope.views.evidence import chooser
from sahelscope.views.memory import remembered, remembered_rows
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.signs import RELATION_INKS
from sahelscope.views.style import escaped, show_legend, show_quiet

MARK = "tie"
SPANS = {"all": "Any time before", "1": "1 year before", "3": "3 years before", "10": "10 years before"}
LINES = {"told": "Told by articles", "triads": "In triads only", "listed": "With listed alliances"}
DRAWN_FIRST = {
    "told": "those of triads, then the weightiest that articles tell of",
    "triads": "those of triads",
    "listed": "those of triads, then the weightiest",
}
PARTS = {"triads": "Triads", "pairs": "Contradicting pairs", "pledges": "Pledges called"}
MOST_TIES = 120  # drawn at once, the weightiest: more lines are a tangle
LEGEND = [
    ("+", RELATION_INKS[1], "solid line: binds"),
    ("−", RELATION_INKS[-1], "dashed line: divides"),
    ("···", RELATION_INKS[1], "dotted line: bound by the list of memberships alone"),
]


@dataclass(frozen=True, slots=True)
class StrainChoice:
    """The day with its window, which ties are drawn (one of LINES), and which part is listed (one of PARTS)."""

    when: When
    lines: str
    part: str


def pick_strains(selection: Selection) -> StrainChoice:
    """The day, how far back acts count, and what is drawn. Vague dates count as the filters say."""
    day = pick_day("day", datetime.now(UTC).date(), list(changes()))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        span = pick_from_list(Choice("Acts count", "span", SPANS, "all"), width=150)
        lines = pick_from_list(Choice("Ties drawn", "lines", LINES, "told"), width=180)
        part = pick_one(Choice("Listed below", "part", PARTS, "triads"))
    return StrainChoice(When(day, _since(day, span), surely=selection.dating == "surely"), lines, part)


def rows_read(selection: Selection) -> Selection:
    """Ties are read from everyone’s rows: the names asked for choose among ties, or no triad would be seen whole."""
    return selection.without("actors", "countries", "region", "together")


def asked_for(selection: Selection) -> frozenset[str]:
    """The principals of the actors, countries and region that the filters ask for; none where they ask for nobody."""
    principals = {one: found.principal for one in selection.actors if (found := profile(one))}
    region = regions()[selection.region].countries if selection.region else frozenset()
    return frozenset((*(principals.get(one, one) for one in selection.actors), *selection.countries, *region))


def ties_of_all(selection: Selection, choice: StrainChoice) -> pd.DataFrame:
    """Signed ties on the chosen day, from the rows read and the list of memberships."""
    return tables.ties(rows_read(selection), choice.when)


def read_ties(selection: Selection, choice: StrainChoice) -> pd.DataFrame:
    """Those of the ties that whom the filters ask for has; all where they ask for nobody."""
    ties, asked = ties_of_all(selection, choice), asked_for(selection)
    return ties[ties["a"].isin(asked) | ties["b"].isin(asked)] if asked else ties


def read_strains(selection: Selection, choice: StrainChoice) -> list[Strain]:
    """The unbalanced triads, ranked, with whom the filters ask for among the three."""
    asked = asked_for(selection)
    strains = _strains(tables.store(), rows_read(selection), choice.when)
    return [one for one in strains if not asked or not asked.isdisjoint((one.middle, *one.against.pair))]


def read_tie_table(selection: Selection, choice: StrainChoice) -> pd.DataFrame:
    """The network as a table, every layer of a pair in one row."""
    return _tie_table(tables.store(), selection, choice)


def open_tie(selection: Selection, choice: StrainChoice, row: int) -> None:
    """Open the pair of that row of the table, whether it is drawn or not; only in callbacks."""
    tie = read_ties(selection, choice).iloc[row]
    chooser(MARK, lambda mark: rows_of(selection, choice, mark))(f"tie:{tie['a']}:{tie['b']}")


def read_triads_table(selection: Selection, choice: StrainChoice) -> pd.DataFrame:
    """The triads as a table; `Id` is a row of the tie that divides."""
    table = triads_table(read_strains(selection, choice), tables.short_names())
    return table.assign(Id=[row_ids[0] for row_ids in table["tie_between_rows"]])


def show_sum(selection: Selection, choice: StrainChoice) -> None:
    """How many ties, triads and contradicting pairs there are on the day."""
    ties = read_ties(selection, choice)
    triads, pairs = len(read_strains(selection, choice)), len(contradicting(ties))
    signs = ties["sign"]
    st.html(
        f'<p class="shown" role="status"><b>{counted(triads, "unbalanced triad")}</b> and '
        f"{counted(pairs, 'pair')} that contradict, of {int((signs > 0).sum()):,} ties that bind and "
        f"{int((signs < 0).sum()):,} that divide · {escaped(day_in_words(choice.when.day))}</p>"
    )


def show_network(selection: Selection, choice: StrainChoice, mark_id: str) -> None:
    """The signed network with its legend, the open mark ringed; ties and names can be opened."""
    ties = _drawn_ties(tables.store(), selection, choice)
    if ties.empty:
        show_quiet("No tie with a sign fits the filters on this day.")
        return
    picture = _picture(tables.store(), selection, choice)
    choose = chooser(MARK, lambda mark: rows_of(selection, choice, mark))
    show_plot(picture, key="network", on_pick=choose, opened=mark_id)
    show_legend(LEGEND)
    for told in _left_out(selection, choice, len(ties)):
        show_quiet(told)


def _left_out(selection: Selection, choice: StrainChoice, drawn_ties: int) -> list[str]:
    """What is not drawn and why, with the way to it."""
    signed = int((read_ties(selection, choice)["sign"] != 0).sum())
    told = []
    if signed > drawn_ties:
        most = f", at most {MOST_TIES}" if drawn_ties == MOST_TIES else ""
        told.append(
            f"Drawn are {drawn_ties:,} of {signed:,} ties with a sign: {DRAWN_FIRST[choice.lines]}{most}. All are in "
            "the table below; a row chosen there opens here, drawn or not."
        )
    sums = tables.pair_sums(rows_read(selection), choice.when)
    if sums.looked_at < sums.pairs:
        told.append(
            f"Ties are sought among {sums.looked_at:,} of {sums.pairs:,} pairs: those with the most events and those "
            "with the most relationships told. Every row of these pairs counts."
        )
    return told


def rows_of(selection: Selection, choice: StrainChoice, mark_id: str) -> list[str]:
    """The rows behind a tie, a triad or everything about a name; those that made the sign come first."""
    kind, _, ends = mark_id.partition(":")
    if kind == "triad":
        found = (strain.row_ids for strain in read_strains(selection, choice) if strain.strain_id == mark_id)
        return list(next(found, ()))
    ties = ties_of(ties_of_all(selection, choice), mark_id)
    if kind == "node":
        ties = ties.sort_values("weight", ascending=False, kind="stable")
    made = [row_id for row_ids in ties["row_ids"] for row_id in row_ids]
    others = [row_id for found in ties["reasons"] for reason in found for row_id in reason.row_ids]
    if kind == "tie":
        others += _between(tables.store(), rows_read(selection), choice.when, mark_id)
    return list(dict.fromkeys([*made, *others] if ends else []))


def hint(mark_id: str, behind: list[str]) -> str:
    """What the panel of evidence says while no row is open."""
    if not mark_id:
        return "Click a line's sign or a name to see every layer of a tie and its sentences. Or begin with these:"
    return "The rows behind it:" if behind else "No row shown is behind it: it rests on the list of memberships."


def offered(selection: Selection, choice: StrainChoice, mark_id: str) -> list[str]:
    """The rows of the first triads, to begin with where no mark is open."""
    strains = [] if mark_id else read_strains(selection, choice)
    return list(dict.fromkeys(row_id for strain in strains for row_id in strain.row_ids))


def ties_of(ties: pd.DataFrame, mark_id: str) -> pd.DataFrame:
    """The tie that a mark stands for, or all ties of a name."""
    kind, _, ends = mark_id.partition(":")
    if kind == "node":
        return ties[(ties["a"] == ends) | (ties["b"] == ends)]
    a, _, b = ends.partition(":")
    return ties[(ties["a"] == a) & (ties["b"] == b)]


@remembered()
def _between(store: Store, selection: Selection, when: When, mark_id: str) -> list[str]:
    one, _, other = mark_id.partition(":")[2].partition(":")
    return store.rows_between(one, other, selection, when)


@remembered_rows()
def _strains(_: Store, selection: Selection, when: When) -> list[Strain]:
    return strained_triads(tables.ties(selection, when), tables.short_names())


@remembered_rows()
def _tie_table(_: Store, selection: Selection, choice: StrainChoice) -> pd.DataFrame:
    acts = tables.pair_sums(rows_read(selection), choice.when).acts
    return tie_table(read_ties(selection, choice), acts, choice.when.day, tables.short_names())


@lru_cache(1)
def _positions(_: Store) -> Positions:
    """From all rows there are, so that no filter and no day moves anyone; ties by the list alone fit in between."""
    ties = tables.ties(Selection(), tables.today())
    return positions(ties.assign(sign=ties["sign"].where(ties["told"].astype(bool), 0)))


@remembered_rows()
def _drawn_ties(_: Store, selection: Selection, choice: StrainChoice) -> pd.DataFrame:
    """The weightiest ties, those of triads first; of a triad all three, whomever the filters ask for."""
    pairs = {side.pair for strain in read_strains(selection, choice) for side in strain.sides}
    everyone, own = ties_of_all(selection, choice), read_ties(selection, choice)
    ties = everyone[everyone["sign"] != 0]
    ties = ties.assign(in_triad=[pair in pairs for pair in zip(ties["a"], ties["b"], strict=True)])
    wanted = {"told": ties["told"].astype(bool), "triads": ties["in_triad"], "listed": ties["sign"] != 0}[choice.lines]
    kept = ties[ties["in_triad"].astype(bool) | (wanted & ties.index.isin(own.index))]
    by = ["in_triad", "told", "weight", "a", "b"]
    return kept.sort_values(by, ascending=[False, False, False, True, True]).head(MOST_TIES)


@remembered()
def _picture(store: Store, selection: Selection, choice: StrainChoice) -> Drawn:
    ties, spots = _drawn_ties(store, selection, choice), _positions(store)
    binding = int((ties["sign"] > 0).sum())
    names = {end for row in rows(ties[["a", "b"]]) for end in row.values()}
    alt = (
        f"Network of {counted(len(names), 'name')} on {day_in_words(choice.when.day)}: "
        f"{counted(binding, 'tie')} that bind, {len(ties) - binding:,} that divide."
    )
    network = signed_network(ties, spots, tables.short_names())
    return drawn(network, alt, where_drawn(ties, spots, read_strains(selection, choice)))


def _since(day: date, span: str) -> date | None:
    if span == "all":
        return None
    year = day.year - int(span)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
