"""Which language an article is in; "not one that we know" is an answer."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sahelscope.corpus.lines import languages

UNSUPPORTED = "unsupported"
SAMPLE = 20_000  # code points; the answer does not change after some hundreds
LONGEST_WORD = 60  # anything longer is no word of a language and only costs time
# Found on the 60 gold articles (a supported language always above .999) and on sentences in twelve others (never above
# a tenth of the first). The floor keeps out digits and single letters, for which all scores are near nothing.
SHARE_OF_BEST = 0.5
FLOOR = 0.05


def identify(text: str) -> tuple[str, str]:
    """A supported language's code and the likeliest code of all, or `unsupported` and the likeliest."""
    sample = " ".join(word for word in text[:SAMPLE].split() if len(word) <= LONGEST_WORD)
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    likeliest, best = ranked[0]
    known = languages()
    code, score = next(((code, score) for code, score in ranked if code in known), (UNSUPPORTED, 0.0))
    return (code if score >= max(FLOOR, SHARE_OF_BEST * best) else UNSUPPORTED), likeliest


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Not the module's own global one: restricting that would restrict it for everybody in the process.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  120 MB that reading tables does not need

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
