"""Files to articles: text, language, publication date, labelled blocks and sentences with offsets."""

from sahelscope.corpus.faults import Skipped, UnreadableArticle
from sahelscope.corpus.read import article_from_bytes, article_paths, read_article, read_folder, read_paths

__all__ = [
    "Skipped",
    "UnreadableArticle",
    "article_from_bytes",
    "article_paths",
    "read_article",
    "read_folder",
    "read_paths",
]
