"""The lexicon of one language by the words that may trigger its frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sahelscope.extraction.lemmas import readings
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.needs import MIN_REST, MIN_SUFFIX, Need, Vocabulary
from sahelscope.extraction.tokens import Token
from sahelscope.reference.lexicon import Frame, frames


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame with its words in the order in which they are looked for, and its needs ready to be looked for."""

    frame: Frame
    words: tuple[str, ...]
    needs: tuple[tuple[Need, ...], ...]
    without: tuple[Need, ...]


class Triggers:
    """Frames by their first word; those of compounds by the compound's last part."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self._forms = forms
        self._by_form: dict[str, Sequence[Trigger]] = {}
        self._nouns: dict[str, list[Trigger]] = defaultdict(list)
        self.verbs: dict[str, list[Trigger]] = defaultdict(list)
        self.phrases: dict[str, list[Trigger]] = defaultdict(list)
        lexicon = frames(known.code)
        needs = (need for f in lexicon for listed in (*f.needs, f.without) for need in listed)
        self.vocabulary = Vocabulary(forms, needs)
        for frame in lexicon:
            self._add(frame)

    def _add(self, frame: Frame) -> None:
        words = tuple(frame.trigger.split())
        if len(words) > 1 and frame.kind == "verb" and self._forms.known.verb_second:
            words = (words[-1], *words[:-1])  # the verb comes first: `roept … op`
        needs = tuple(tuple(map(self.vocabulary.need, listed)) for listed in frame.needs)
        trigger = Trigger(frame, words, needs, tuple(map(self.vocabulary.need, frame.without)))
        if len(words) > 1 or frame.kind == "phrase":
            self.phrases[words[0]].append(trigger)
        elif frame.kind == "noun":
            self._nouns[frame.trigger].append(trigger)
        else:
            self.verbs[frame.trigger].append(trigger)
            if frame.particle:
                self.verbs[frame.trigger.removeprefix(frame.particle)].append(trigger)

    def nouns(self, token: Token) -> Sequence[Trigger]:
        """The frames that a noun fires, by its lemma or as a compound."""
        if token.text not in self._by_form:
            self._by_form[token.text] = self._of_noun(token)
        return self._by_form[token.text]

    def _of_noun(self, token: Token) -> Sequence[Trigger]:
        known = self._forms.known
        if self._forms.shaped(token, "finite") or (known.has("nouns_capitalised") and not token.is_capital):
            return ()
        for lemma in token.readings:
            if lemma in self._nouns:
                return self._nouns[lemma]
        if not known.compounds or len(token.lower) <= MIN_SUFFIX + MIN_REST:
            return ()
        for lemma in token.readings:
            for cut in range(MIN_REST, len(lemma) - MIN_SUFFIX + 1):
                if found := self._ending(lemma[cut:]):
                    return found
        return self._inflected_compound(token.lower)

    def _inflected_compound(self, form: str) -> Sequence[Trigger]:
        """`raketbeschietingen`: simplemma does not know the compound, but its last part."""
        for cut in range(MIN_REST + 1, len(form) - MIN_SUFFIX):
            for lemma in readings(form[cut:], self._forms.known.code):
                if found := self._ending(lemma):
                    return found
        return ()

    def _ending(self, noun: str) -> Sequence[Trigger]:
        return [trigger for trigger in self._nouns.get(noun, ()) if trigger.frame.compound]
