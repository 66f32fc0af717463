"""Which relationships count on a chosen day, as a condition: the rules of `analysis.when`, where the rows are."""

from __future__ import annotations

from sahelscope.analysis.pair_sums import SUPPLIES
from sahelscope.analysis.when import When
from sahelscope.store.where import Where

# The last day on which the beginning of a time may lie: that of its first date, however imprecise.
_BEGUN = "split_part(valid, '/', 1)"
_YEAR = f"try_cast(left({_BEGUN}, 4) AS INTEGER)"
_PART = f"try_cast(substr({_BEGUN}, 6, 2) AS INTEGER)"
_PLAIN = f"rtrim({_BEGUN}, '~?%')"
SEASONS_FROM = 20  # 21 is spring, from March on: three months a season
BEGUN_LAST = f"""
    CASE length({_PLAIN})
    WHEN 4 THEN make_date({_YEAR}, 12, 31)
    WHEN 7 THEN CASE WHEN {_PART} <= 12 THEN last_day(make_date({_YEAR}, {_PART}, 1))
                ELSE last_day((make_date({_YEAR}, 3 * ({_PART} - {SEASONS_FROM}), 1) + INTERVAL 2 MONTH)::DATE) END
    WHEN 10 THEN try_cast({_PLAIN} AS DATE) END
"""


def on_day(told: Where, when: When) -> Where:
    """Of the relationships of a query those that count, in the order of the rules of `analysis.when`.

    The query has `relation`, the ends `a` and `b`, `status`, `valid` with its bounds, `published_first` and
    `published_last`.
    """
    within, bounds = _within(when)
    begun = BEGUN_LAST if when.surely else "valid_first"
    undated = "FALSE" if when.surely else "status <> 'ended'"
    return Where(
        f"""
        WITH given AS ({told.sql}), over AS (
            SELECT relation, least(a, b) AS one, greatest(a, b) AS other, max(published_first) AS ended_in FROM given
            WHERE status = 'ended' AND published_first IS NOT NULL AND coalesce(valid_last, published_first) <= ?
            GROUP BY ALL
        )
        SELECT given.* FROM given LEFT JOIN over
            ON over.relation = given.relation AND one = least(a, b) AND other = greatest(a, b)
        WHERE NOT coalesce(status = 'holds' AND published_last < ended_in, FALSE) AND CASE
            WHEN given.relation = '{SUPPLIES}' THEN {within}
            WHEN valid_precision = 'unknown' THEN {undated}
            WHEN status = 'ended' OR (valid_precision = 'interval' AND valid_last IS NOT NULL)
                THEN (valid_last IS NULL OR valid_last >= ?) AND (valid_first IS NULL OR valid_first <= ?)
            ELSE coalesce({begun} <= ?, TRUE) END
        """,
        (*told.params, when.day, *bounds, when.day, when.day, when.day),
    )


def _within(when: When) -> tuple[str, list[object]]:
    """Whether arms supplied may lie in the window, or surely do."""
    if when.surely:
        since = "valid_first >= ? AND " if when.since else ""
        return f"coalesce({since}valid_last <= ?, FALSE)", [*([when.since] if when.since else []), when.day]
    since = "(valid_last IS NULL OR valid_last >= ?) AND " if when.since else ""
    return f"{since}(valid_first IS NULL OR valid_first <= ?)", [*([when.since] if when.since else []), when.day]
