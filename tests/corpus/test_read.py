"""A file to an article, a folder to articles and a list of what was skipped and why."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sahelscope.corpus import Skipped, UnreadableArticle, article_from_bytes, read_article, read_folder

GOLD = Path(__file__).parents[1] / "gold"
NAMES = sorted(path.relative_to(GOLD).with_suffix("") for path in GOLD.rglob("*.txt"))
DUTCH = "De ministers van Defensie hebben in Ankara een akkoord ondertekend over de veiligheid op zee."


@pytest.mark.parametrize("name", NAMES, ids=str)
def test_language_and_date_of_every_gold_article(name: Path) -> None:
    """The 60 gold articles are read in the language and with the publication date that their coders saw."""
    coding = yaml.safe_load((GOLD / f"{name}.yaml").read_text("utf-8"))
    article = read_article(GOLD / f"{name}.txt")
    assert (article.language, article.published) == (coding["language"], coding["published"])


@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: (DUTCH + text).encode("utf-8", "surrogatepass"))
)
@settings(deadline=None, max_examples=300)
def test_no_bytes_do_anything_but_read_or_be_refused(raw: bytes) -> None:
    """Whatever a file holds, it becomes an article whose spans lie in its text, or UnreadableArticle is raised."""
    try:
        article = article_from_bytes("x.txt", raw)
    except UnreadableArticle:
        return
    for part in (*article.blocks, *article.sentences):
        assert part.span.end <= len(article.text)
        assert article.text[part.span.start : part.span.end].strip()


@given(st.text(max_size=30))
@settings(deadline=None)
def test_no_file_name_does_anything_but_read_or_be_refused(name: str) -> None:
    """A strange name is refused by name too."""
    with contextlib.suppress(UnreadableArticle):
        assert article_from_bytes(name, DUTCH.encode()).file_name == name


def test_a_folder_is_read_to_the_end_and_nothing_is_dropped_silently(tmp_path: Path) -> None:
    """Good files are read in the order of their ids; each other file is reported with reason and remedy."""
    for name, raw in {
        "b.txt": DUTCH.encode(), "a.TXT": DUTCH.encode("utf-16"), "leeg.txt": b"", "foto.txt": b"\x89PNG\x00\x00", "brief.docx": b"PK",
        "ru.txt": ("Президент России обсудил войну. " * 5).encode(), ".hidden": b"x", "a.yaml": b"article: a.txt",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "b.txt").write_text("Een andere tekst over de ministers van Defensie in Ankara.", "utf-8")
    articles, skipped = read_folder(tmp_path)
    assert [article.article_id for article in articles] == ["a", "b"]
    assert {one.file for one in skipped} == {"leeg.txt", "foto.txt", "brief.docx", "ru.txt", "b.txt"}
    assert all(isinstance(one, Skipped) and one.reason and one.remedy for one in skipped)


def test_offsets_count_the_decoded_file(tmp_path: Path) -> None:
    """Carriage returns stay, the byte order mark does not count, letters outside the basic plane count once."""
    text = "Akkoord 🕊 in Ankara\r\n\r\nDe ministers van Defensie hebben een akkoord ondertekend.\r\nDat meldt de krant."
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    article = read_article(path)
    assert article.text == text
    last = article.sentences[-1]
    assert article.text[last.span.start : last.span.end] == "Dat meldt de krant."


def test_a_missing_folder_is_told() -> None:
    """A wrong path is an error, not an empty corpus."""
    with pytest.raises(NotADirectoryError, match="no folder"):
        read_folder(Path("no-such-folder"))
