"""Blocks and sentences of a text: every visible code point is in one block, every word in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sahelscope.corpus.blocks import Stretch, stretches
from sahelscope.corpus.sentences import Piece, split
from sahelscope.records import Block, Sentence, Span

CODED = frozenset({"headline", "heading", "body", "caption"})  # the kinds that may hold an event (codebook §1)

_NOT_WORD = re.compile(r"[\W_]+")

Labelled = tuple[Span, str]


def structure(text: str, headers: Sequence[Span], language: str) -> tuple[tuple[Block, ...], tuple[Sentence, ...]]:
    """Labelled blocks and sentences, in order and without overlap.

    A sentence that stood before in the article lies in a block `duplicate`; one that had to be cut because it is longer
    than any sentence of a language lies in a block `overlong`. Markup between the words of a sentence is a block of its
    own and cuts no sentence.
    """
    seen: set[str] = set()
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for stretch in stretches(text, headers, language):
        if stretch.kind == "markup":
            blocks.append(Block(stretch.span, "markup"))
            continue
        labelled = [
            (piece.span, _kind(text, piece, stretch.kind, seen)) for piece in split(text, stretch.span, language)
        ]
        blocks += _blocks(labelled, stretch)
        for span, kind in labelled:
            if _words(text, span):
                sentences.append(Sentence(len(sentences), span, kind))
    return tuple(blocks), tuple(sentences)


def _kind(text: str, piece: Piece, kind: str, seen: set[str]) -> str:
    if kind not in CODED:
        return kind
    words = _words(text, piece.span)
    if words in seen:
        return "duplicate"
    if words:
        seen.add(words)
    return "overlong" if piece.cut else kind


def _words(text: str, span: Span) -> str:
    """The words of a stretch without case, space and punctuation: what repeats is compared by."""
    return _NOT_WORD.sub(" ", text[span.start : span.end].casefold()).strip()


def _blocks(labelled: Sequence[Labelled], stretch: Stretch) -> Iterator[Block]:
    """Neighbours of one kind are one block, but for the markup inside it."""
    markup = iter(stretch.markup)
    tag = next(markup, None)
    for kind, group in groupby(labelled, key=lambda pair: pair[1]):
        spans = [span for span, _ in group]
        start, end = spans[0].start, spans[-1].end
        while tag and tag.start < end:
            if start < tag.start:
                yield Block(Span(start, tag.start), kind)
            yield Block(tag, "markup")
            start = tag.end
            tag = next(markup, None)
        if start < end:
            yield Block(Span(start, end), kind)
