"""A file to an Article, a folder to its articles and the list of what was skipped and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sahelscope.corpus.dateline import publication
from sahelscope.corpus.decoding import MAX_BYTES, decode
from sahelscope.corpus.faults import Skipped, UnreadableArticle
from sahelscope.corpus.language import UNSUPPORTED, identify
from sahelscope.corpus.lines import languages
from sahelscope.corpus.structure import structure
from sahelscope.records import Article

COMPANIONS = frozenset({".yaml", ".md"})  # codings and notes may lie beside articles


def read_article(path: Path) -> Article:
    """The article in a file, decoded, dated, and labelled; raises UnreadableArticle with reason and remedy.

    The name without its ending is the article's id, so that adding a file changes no other article's ids.
    """
    return article_from_bytes(path.name, _bytes(path))


def read_folder(folder: Path) -> tuple[list[Article], list[Skipped]]:
    """All articles below a folder in the order of their ids; whatever else lies there is reported, never dropped."""
    read = list(read_paths(article_paths(folder)))
    articles = sorted((one for one in read if isinstance(one, Article)), key=lambda article: article.article_id)
    return articles, [one for one in read if isinstance(one, Skipped)]


def read_paths(paths: Iterable[Path]) -> Iterator[Article | Skipped]:
    """Each file's article, or why it was skipped; of two files with one name the second is skipped."""
    taken: dict[str, str] = {}
    for path in paths:
        try:
            article = read_article(path)
        except UnreadableArticle as fault:
            yield fault.skipped
            continue
        if article.article_id in taken:
            yield Skipped(path.name, f"{taken[article.article_id]} has this name too", "rename one of the two files")
        else:
            taken[article.article_id] = path.name
            yield article


def article_paths(folder: Path) -> list[Path]:
    """Every file below the folder that is or may be meant as an article, in order of name; hidden files are none."""
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder: name the one that holds the articles")
    return sorted(
        (
            path
            for path in folder.rglob("*")
            if path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in COMPANIONS
        ),
        key=lambda path: (path.name, path),
    )


def article_from_bytes(file_name: str, raw: bytes) -> Article:
    """The article in these bytes; raises UnreadableArticle and nothing else, whatever the bytes are."""
    article_id, dot, ending = file_name.rpartition(".")
    if not dot or not article_id or ending.lower() != "txt":
        raise UnreadableArticle(file_name, "not a .txt file", "save the article as plain text, NAME.txt")
    if not file_name.isprintable():
        raise UnreadableArticle(ascii(file_name), "the file's name cannot be printed", "rename it")
    text, encoding = decode(file_name, raw)
    language, likeliest = identify(text)
    if language == UNSUPPORTED:
        raise UnreadableArticle(
            file_name,
            f"language not supported (most like {likeliest!r})",
            f"supported are {', '.join(sorted(languages()))}; too short a text is not recognised either",
        )
    stated = publication(text, language)
    blocks, sentences = structure(text, stated.headers, language)
    return Article(
        article_id=article_id,
        file_name=file_name,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=encoding,
        language=language,
        published=stated.published,
        published_basis=stated.basis,
        text=text,
        blocks=blocks,
        sentences=sentences,
    )


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as fault:
        raise UnreadableArticle(path.name, f"cannot be opened ({fault.strerror})", "check its permissions") from fault
