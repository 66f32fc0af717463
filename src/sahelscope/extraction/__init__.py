"""Article → Coding: the rule coder. Read `extract` aloud and you know what it does."""

from __future__ import annotations

from collections.abc import Iterable

from sahelscope import __version__
from sahelscope.extraction import relationships
from sahelscope.extraction.coder import coder
from sahelscope.extraction.drafts import Draft, Tie
from sahelscope.extraction.mediation import fill_parties
from sahelscope.extraction.merge import merged, merged_ties
from sahelscope.records import Actor, Article, Coding

__all__ = ["CODED_BLOCKS", "CODER", "extract"]

CODER = f"rules {__version__}"
CODED_BLOCKS = frozenset(("headline", "heading", "body", "caption"))


def extract(article: Article) -> Coding:
    """All events and relationships that the article asserts, each with the sentences that it rests on."""
    sentences = [sentence for sentence in article.sentences if sentence.block in CODED_BLOCKS]
    told = coder(article.language).read(article, sentences)
    drafts = merged(told.drafts)
    fill_parties(drafts, told.ties)
    made = [tie for draft in drafts for tie in relationships.from_act(draft)]
    ties = merged_ties([*told.ties, *made], relationships.symmetric())
    return Coding(
        article_id=article.article_id,
        coder=CODER,
        events=tuple(draft.event() for draft in drafts if not draft.only_relation),
        relationships=tuple(tie.relationship() for tie in ties),
        actors=_actors([*drafts, *ties]),
    )


def _actors(rows: Iterable[Draft | Tie]) -> tuple[Actor, ...]:
    """Every actor that a row names, once, by id; the first telling of it counts."""
    found: dict[str, Actor] = {}
    for actor in (actor for row in rows for actor in row.named):
        found.setdefault(actor.actor_id, actor)
    return tuple(found[actor_id] for actor_id in sorted(found))
