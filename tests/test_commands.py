"""The commands: what they print, write and return."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from sahelscope import building
from sahelscope.__main__ import main
from sahelscope.building import build_tables, fingerprint
from sahelscope.records import Article, Coding
from sahelscope.reference import alliances
from sahelscope.store import open_store

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "data" / "articles"
GOLD_SEEDS = Path(__file__).parent / "gold" / "seeds"


def test_the_seeds_in_the_repository_are_those_of_the_gold_set() -> None:
    """Byte for byte, so that offsets and hashes agree everywhere."""
    for path in SEEDS.iterdir():
        assert path.read_bytes() == (GOLD_SEEDS / path.name).read_bytes()


def test_build_reads_skips_reports_and_builds_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Good files become rows, bad ones a line with name, reason and remedy; unchanged input is not built again."""
    articles, database = tmp_path / "articles", tmp_path / "build" / "x.duckdb"
    articles.mkdir()
    for path in SEEDS.iterdir():
        (articles / path.name).write_bytes(path.read_bytes())
    (articles / "empty.txt").write_bytes(b"")
    (articles / "latin.txt").write_bytes("Le président a reçu à Paris son homologue arménien.".encode("latin-1"))
    command = ["build", "--articles", str(articles), "--database", str(database)]
    assert main(command) == 0
    printed = capsys.readouterr()
    assert "6 articles read" in printed.out
    assert "skipped empty.txt: empty; " in printed.out
    assert "latin-1: latin.txt is not UTF-8" in printed.out
    assert "100%" in printed.err
    store = open_store(database)
    assert len(store.articles()) == 6
    assert store.count().total > 0
    store.close()
    assert main(command) == 0
    assert "up to date" in capsys.readouterr().out
    (articles / "latin.txt").unlink()
    assert main([*command, "--quiet"]) == 0
    assert "5 articles read" in capsys.readouterr().out


def test_build_without_any_article_keeps_the_old_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to read is an error with a remedy, not an empty database."""
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\x00")
    database = tmp_path / "x.duckdb"
    assert main(["build", "--articles", str(tmp_path), "--database", str(database)]) == 1
    assert "photo.txt: binary" in capsys.readouterr().err
    assert not database.exists()
    assert main(["build", "--articles", str(tmp_path / "none")]) == 1
    assert "no folder" in capsys.readouterr().err


def test_an_article_on_which_the_coder_fails_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One failure keeps no other article from its tables, and the command says so by its exit code."""
    from sahelscope import extraction  # noqa: PLC0415  what is replaced

    real = extraction.extract

    def failing(article: Article) -> Coding:
        if article.article_id.startswith("002"):
            raise ZeroDivisionError("one by nought")
        return real(article)

    monkeypatch.setattr(extraction, "extract", failing)
    database = tmp_path / "x.duckdb"
    assert main(["build", "--articles", str(SEEDS), "--database", str(database), "--quiet"]) == 1
    assert (
        "failed  002_bddd90c52c43196c.txt: the coder failed (ZeroDivisionError: one by nought)"
        in capsys.readouterr().out
    )
    assert len(open_store(database).articles()) == 4


def test_the_fingerprint_hangs_on_articles_code_and_reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another article, or another version, means another build."""
    (tmp_path / "x.txt").write_text("Een tekst.", "utf-8")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "x.txt").write_text("Een andere tekst.", "utf-8")
    assert fingerprint(tmp_path) != before
    before = fingerprint(tmp_path)
    monkeypatch.setattr(building, "__version__", "9.9.9")
    assert fingerprint(tmp_path) != before


def test_code_writes_codings_that_evaluate_judges_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`evaluate GOLD` equals `code GOLD --out OUT` and `evaluate GOLD --predicted OUT`."""
    assert main(["code", str(GOLD_SEEDS), "--out", str(tmp_path), "--quiet"]) == 0
    assert sorted(path.stem for path in tmp_path.glob("*.yaml")) == sorted(path.stem for path in SEEDS.iterdir())
    capsys.readouterr()
    assert main(["evaluate", str(GOLD_SEEDS), "--json"]) == 0
    own = json.loads(capsys.readouterr().out)
    assert main(["evaluate", str(GOLD_SEEDS), "--predicted", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == own
    assert main(["evaluate", str(GOLD_SEEDS), "--predicted", str(tmp_path), "--by", "type", "class"]) == 0
    assert "type ASSAULT" in capsys.readouterr().out


def test_export_writes_the_selection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every format by the selection's name, each saying which filters made it; whole tables where they are asked for."""
    database = tmp_path / "x.duckdb"
    build_tables(SEEDS, database)
    out = tmp_path / "out"
    command = ["export", "--database", str(database), "--out", str(out), "--select", "actors=tur,atlantis"]
    assert main(command) == 0
    printed = capsys.readouterr()
    assert "'atlantis' is not known here" in printed.err
    assert "events · Türkiye" in printed.out
    assert {path.name for path in out.iterdir()} == {
        *(
            f"sahelscope-{what}-tur.{ending}"
            for what in ("events", "relationships")
            for ending in ("csv", "csv.about.json", "jsonl", "jsonl.about.json", "parquet")
        ),
        "sahelscope-ties-tur.gexf",
        "sahelscope-brief-tur.html",
    }
    rows = [json.loads(line) for line in (out / "sahelscope-events-tur.jsonl").read_text("utf-8").splitlines()]
    texts = {path.stem: path.read_text("utf-8") for path in SEEDS.iterdir()}
    for row in rows:
        for evidence in row["evidence"]:
            pieces = [texts[row["article_id"]][start:end] for start, end in evidence["spans"]]
            assert " ... ".join(pieces) == evidence["quote"]
    assert main([*command, "--formats", "tables"]) == 0
    assert len(pd.read_parquet(out / "events.parquet")) >= len(rows) > 0


def test_reference_data_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """check-reference reads every file, finds no fault, and counts members by alliance and year for review."""
    assert main(["check-reference"]) == 0
    told = capsys.readouterr().out
    assert "event_types: 16" in told
    assert "nato: 1949 12, 1952 14" in told


def test_every_fault_of_reference_data_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """check-reference stops at none of them."""
    monkeypatch.setattr(alliances, "check", lambda: ["memberships.csv: row 2: one", "memberships.csv: row 9: two"])
    assert main(["check-reference"]) == 1
    assert capsys.readouterr().err.splitlines() == ["memberships.csv: row 2: one", "memberships.csv: row 9: two"]


def test_the_lexicon_can_be_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Types by languages, so that gaps show."""
    assert main(["lexicon"]) == 0
    assert "ASSAULT" in capsys.readouterr().out


def test_wrong_arguments_end_with_two() -> None:
    """As every command line does."""
    with pytest.raises(SystemExit) as ended:
        main(["bake"])
    assert ended.value.code == 2
