"""Who is named in a sentence: names, titles with names, bodies of a state, nationality adjectives, pronouns.

A mention is a noun phrase with its determiner, its governing preposition and, where the text says so, the state or
organisation that it belongs to. Nothing is resolved here: what needs the article's memory carries no actor yet.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from sahelscope.extraction.attachment import REACH, Attacher
from sahelscope.extraction.closed import closed_words
from sahelscope.extraction.gazetteer import Name, actor_of, adjective_at, keys, state
from sahelscope.extraction.nouns import Head, nouns
from sahelscope.extraction.people import Names
from sahelscope.extraction.phrases import Mention, Office, Phrases
from sahelscope.extraction.tokens import QUOTES, Token
from sahelscope.records import Actor
from sahelscope.reference.countries import english_adjective
from sahelscope.reference.languages import Language
from sahelscope.reference.names import identifier

NAMED_KINDS = frozenset(("company", "media", "organisation", "armed_group"))


class Finder:
    """Finds the mentions of sentences in one language; `learned` names of the article beat the gazetteer."""

    def __init__(self, known: Language) -> None:
        self.known = known
        self.names = Names(known)
        self._words = closed_words(known.code)
        self._nouns = nouns(known.code)
        self._attacher = Attacher(self._words)
        self._english = known.table("english")

    # ---- one sentence ----------------------------------------------------------------------------------------------

    def find(self, tokens: Sequence[Token]) -> Phrases:
        """All mentions of a sentence in order, none overlapping but nationality adjectives inside a phrase."""
        found, at = Phrases(), 0
        names = keys(tokens)
        while at < len(tokens):
            mention = self._phrase_at(tokens, names, at, found)
            if mention is None:
                at += 1
            else:
                found.mentions.append(mention)
                at = max(mention.end, at + 1)
        self._attacher.attach(tokens, found.mentions)
        self._place_bodies(found.mentions)
        return found

    def _place_bodies(self, mentions: list[Mention]) -> None:
        """`die Regierung in Tiflis`, `the juntas in Bamako and Niamey`: the capital says whose body it is."""
        for body, place in itertools.pairwise(mentions):
            near = 0 < place.start - body.end <= 1 and place.how in {"capital", "name"}
            if body.actors or body.how not in {"role", "title"} or not near:
                continue
            if place.prep in self._words.origins and place.actors[0].kind != "person":
                kind = "person" if body.how == "title" else body.kind
                body.actors = tuple(self.body(a, body.noun, kind) for a in place.actors)
            if body.kind != "government":
                continue
            if place.prep in self._words.locative:
                places = [m for m in mentions if m is place or (m.group >= 0 and m.group == place.group)]
                owners = [state(a.country) for m in places for a in m.actors if a.country]
                body.actors = tuple(
                    self.body(o, body.noun, "person" if body.how == "title" else body.kind) for o in owners
                )

    def _phrase_at(self, tokens: Sequence[Token], names: list[str], at: int, found: Phrases) -> Mention | None:
        head = self._nouns.at(tokens, at)
        name = self.names.at(tokens, names, at)
        if head is not None and (name is None or (name.length <= head.length and not head.first)):
            return self._head_phrase(tokens, names, at, head, found)
        if name is not None:
            return self._name_phrase(tokens, names, at, name, found)
        return self._small_word(tokens, at)

    def _small_word(self, tokens: Sequence[Token], at: int) -> Mention | None:  # noqa: PLR0911  one kind a line
        token = tokens[at]
        both = self._both_at(tokens, at)
        if both:
            return Mention(at, at + both, "pronoun", kind="both", number="p")
        country, length = adjective_at(tokens, at, self.known)
        if country:
            if self._is_people(tokens, at, at + length):
                return Mention(at, at + length, "people", (state(country),), number="p")
            return Mention(at, at + length, "adjective", (state(country),), owned=True)
        if token.lower in self._words.quantifiers and self._stands_alone(tokens, at):
            return Mention(at, at + 1, "role", kind="population", noun="people", number="p")
        if token.lower in self._words.possessives and not self._is_verb_here(tokens, at):
            return Mention(at, at + 1, "possessive")
        for pronouns in (self._words.subject_pronouns, self._words.object_pronouns):
            if token.lower in pronouns and self._demonstrates(tokens, at):
                return None
            if token.lower in pronouns and not (
                token.lower in self._words.articles and self._followed_by_noun(tokens, at)
            ):
                told = pronouns[token.lower]
                case = "nom" if pronouns is self._words.subject_pronouns else "obj"
                return Mention(at, at + 1, "pronoun", kind=told.kind, number=told.number, cases=frozenset((case,)))
        return None

    def _is_people(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Italian `gli americani hanno accusato`: an adjective with its article and no noun names the people."""
        if not self._words.adjectives_follow or not at or tokens[at - 1].lower not in self._words.definite:
            return False
        after = tokens[end] if end < len(tokens) else None
        if after is None or not after.is_word:
            return True
        return self._words.forms.finite(after) or after.lower in self._words.prepositions or self._words.stops(after)

    def _both_at(self, tokens: Sequence[Token], at: int) -> int:
        if tokens[at].lower in self._words.both_first:
            for words in self._words.both_phrases:
                if tuple(t.lower for t in tokens[at : at + len(words)]) == words:
                    return len(words)
        return 0

    def _demonstrates(self, tokens: Sequence[Token], at: int) -> bool:
        """Dutch `die ochtend`, `dat jaar`: a pronoun's form before a noun is a determiner."""
        if tokens[at].lower not in self._words.demonstratives or (at and tokens[at - 1].text == ","):
            return False
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return after is not None and after.is_word and after.text.islower() and not self._words.forms.verbal(after)

    def _stands_alone(self, tokens: Sequence[Token], at: int) -> bool:
        """`Tausende gingen auf die Straße`: a quantifier that counts nobody named."""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return after is not None and (
            self._words.forms.verbal(after) or after.lower in self._words.prepositions - self._words.owner_forms
        )

    def _is_verb_here(self, tokens: Sequence[Token], at: int) -> bool:
        """Dutch `zijn` is a verb before an article, a preposition, a participle or the end, after no preposition."""
        if tokens[at].lower not in self._words.forms.auxiliary or (
            at and tokens[at - 1].lower in self._words.prepositions
        ):
            return False
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.is_word:
            return True
        closed = self._words.articles | self._words.prepositions | self._words.negation
        return after.lower in closed or self._words.forms.shaped(after, "participle")

    def _followed_by_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Italian and French `lo`, `la`, `le`, `les` before a noun are articles; before a verb they are pronouns."""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return after is not None and (
            after.is_capital or self._words.forms.noun(after) or not self._words.forms.verbal(after)
        )

    def _head_phrase(self, tokens: Sequence[Token], names: list[str], at: int, head: Head, found: Phrases) -> Mention:
        length, noun, kind, is_title = head.length, head.noun, head.kind, head.is_title
        possessed = bool(found.mentions) and found.mentions[-1].how == "possessive" and at - found.mentions[-1].end <= 1
        owner, end = (None, at + length) if possessed else self._owner_after(tokens, names, at + length)
        before, start = self._owner_before(tokens, names, at, head.first, found.mentions)
        owner = before or owner
        if kind in {"country", "alliance"} and not is_title:
            named = self.names.at(tokens, names, at + length) if at + length < len(tokens) else None
            if named is not None and named.how == "name" and named.actor.kind != "person":  # `das Nachbarland Polen`
                return Mention(start, at + length + named.length, "name", (named.actor,), owned=named.owned)
            return Mention(
                start, at + length, "epithet", kind=kind, noun=noun, number=_number(tokens[at], noun), owner=owner
            )
        name_at = end + 1 if is_title and end < len(tokens) and tokens[end].text == "," else end
        name = self.names.person_at(tokens, names, name_at) if is_title else None
        if is_title and name is None:
            name_at = self._after_portfolio(tokens, end)
            name = self.names.person_at(tokens, names, name_at) if name_at else None
        if name is not None:
            return self._titled(tokens, start, name_at, noun, kind, owner, name, found)
        named = None if is_title or kind not in NAMED_KINDS else self._named_body(tokens, names, end, kind, owner)
        if named is not None:
            return Mention(start, end + named.length, "name", (named.actor,), owner=owner, owned=named.owned)
        mention = Mention(start, end, "title" if is_title else "role", kind=kind, noun=noun, owner=owner)
        mention.number = _number(tokens[at], noun)
        owners = [*self._further_owners(tokens, mention, found.mentions), owner] if owner is not None else []
        mention.actors = tuple(self.body(o, noun, "person" if is_title else kind) for o in owners if o is not None)
        return mention

    def _named_body(
        self, tokens: Sequence[Token], names: list[str], at: int, kind: str, owner: Actor | None
    ) -> Name | None:
        """`persbureau Bloomberg`, `la chaîne BF1`: the name right after the noun, learned if it is new."""
        if at >= len(tokens) or not tokens[at].is_capital or tokens[at].glued:
            return None
        known = self.names.at(tokens, names, at)
        if known is not None:
            return known if known.actor.kind not in {"person", "state"} and known.how == "name" else None
        length = self.names.name_length(tokens, names, at)
        if not length or self._words.forms.noun(tokens[at]):
            return None
        text = " ".join(t.text for t in tokens[at : at + length]).replace(" - ", "-")
        actor = Actor(identifier(text), text, _own_kind(kind), owner.country if owner else "")
        self.names.learn(actor, [t.text for t in tokens[at : at + length]], official=False)
        return Name(actor, "name", length)

    def _after_portfolio(self, tokens: Sequence[Token], at: int) -> int:
        """Where a name may stand after `van Buitenlandse Zaken`, `degli Esteri`, `of Defence`; 0 where none follows."""
        if at >= len(tokens) or tokens[at].lower not in self._words.prepositions:
            return 0
        for step in range(at + 1, min(at + 2 + REACH, len(tokens))):
            if tokens[step].text == ",":
                return step + 1
            if self._words.stops(tokens[step]) or self._words.forms.finite(tokens[step]):
                return 0
            known = self.names.gazetteer.at(keys(tokens), step)
            if known is not None and known.actor.kind == "person":
                return step
        return 0

    def _further_owners(self, tokens: Sequence[Token], mention: Mention, before: list[Mention]) -> list[Actor]:
        """`Kyrgyz and Tajik soldiers`: adjectives coordinated with the one that the phrase took."""
        owners: list[Actor] = []
        while before and before[-1].how == "adjective":
            between = [t.lower for t in tokens[before[-1].end : mention.start]]
            if len(between) != 1 or not (between[0] in self._words.coordinators or between[0] == ","):
                break
            last = before.pop()
            owners[:0] = last.actors
            mention.start, mention.number = last.start, "p"
        return owners

    def body(self, owner: Actor, noun: str, kind: str) -> Actor:
        """`malian_army` of Mali; a body of an organisation is `of` it."""
        word = identifier(self._english.get(noun, noun))
        if owner.country and not owner.of and owner.kind in {"state", "government", "person", "territory"}:
            actor_id = f"{english_adjective(owner.country)}_{word}"
            return Actor(actor_id, _title_case(actor_id), _own_kind(kind), owner.country)
        actor_id = f"{owner.actor_id}_{word}"
        return Actor(actor_id, _title_case(actor_id), _own_kind(kind), owner.country, owner.principal)

    def unowned(self, noun: str, kind: str) -> Actor:
        """An actor known by its noun only: `rebels`."""
        word = identifier(self._english.get(noun, noun))
        return Actor(word, _title_case(word), _own_kind(kind))

    def _owner_after(self, tokens: Sequence[Token], names: list[str], at: int) -> tuple[Actor | None, int]:
        """The owner that follows a head (`van Mali`, `malien`, `der Ukraine`), and where the phrase ends."""
        end, step = at, at
        if step < len(tokens) and tokens[step].text == "-" and tokens[step].glued:
            return None, at
        if self._words.adjectives_follow:
            for step in range(at, min(at + REACH, len(tokens))):
                country, length = adjective_at(tokens, step, self.known)
                if country:
                    return state(country), step + length
                if not tokens[step].is_word or tokens[step].is_capital or self._words.stops(tokens[step]):
                    break
                if tokens[step].lower in self._words.articles | self._words.prepositions and (
                    tokens[step].lower not in self._words.owner_forms
                ):
                    break
        base = self._words.base.get(tokens[at].lower, tokens[at].lower) if at < len(tokens) else ""
        step = at
        if base in self._words.owners:
            step = at + 1
        elif not (at < len(tokens) and "gen" in self._words.cases.get(tokens[at].lower, ())):
            named = self.names.at(tokens, names, at) if at < len(tokens) and self._words.genitive_s else None
            return (named.actor, at + named.length) if named and named.owned else (None, end)
        while step < len(tokens) and (tokens[step].lower in self._words.articles or tokens[step].text in QUOTES):
            step += 1
        return self._owner_within(tokens, names, step, end)

    def _owner_within(self, tokens: Sequence[Token], names: list[str], at: int, end: int) -> tuple[Actor | None, int]:
        """Name or nationality in the phrase that follows `of`: `Sprecher des ukrainischen Militärgeheimdienstes`."""
        for step in range(at, min(at + REACH, len(tokens))):
            if self._words.stops(tokens[step]) or self._words.forms.finite(tokens[step]):
                break
            named = self.names.at(tokens, names, step)
            if named is not None and named.actor.kind != "person":
                return named.actor, step + named.length
            country, length = adjective_at(tokens, step, self.known)
            if country:
                noun = step + length < len(tokens) and step > at - 1 and not self._words.adjectives_follow
                return state(country), step + length + noun
            if tokens[step].lower in self._words.prepositions and tokens[step].lower not in self._words.owner_forms:
                break
        return None, end

    def _owner_before(
        self, tokens: Sequence[Token], names: list[str], at: int, prefix: str, mentions: list[Mention]
    ) -> tuple[Actor | None, int]:
        """The owner that precedes a head (`Russian`, `Kremlin-`, `Mali's`, `U.N.`), and where the phrase starts."""
        if prefix:
            named = self.names.gazetteer.at([prefix.rstrip("-").removesuffix("s"), *names[at:at]], 0)
            named = named or self.names.gazetteer.at([prefix], 0)
            if named is not None:
                return named.actor, at
        start = at
        while mentions and at - mentions[-1].end <= 3 and self._modifies(tokens, mentions[-1], at):  # noqa: PLR2004
            last = mentions[-1]
            start = last.start
            if last.how == "possessive":
                break
            mentions.pop()
            if last.actors:
                return last.actors[0], start
        return None, start

    def _modifies(self, tokens: Sequence[Token], last: Mention, at: int) -> bool:
        between = tokens[last.end : at]
        if last.how == "adjective":
            return all(
                t.text == "-" or (t.is_word and not self._words.stops(t) and t.lower not in self._words.prepositions)
                for t in between
            )
        words = [t.text for t in between]
        if words in (["'s"], ["’s"], ["-"]):
            return True
        if last.owned and last.how in {"name", "capital"} and not words:
            return True
        return self.known.code == "en" and last.how in {"name", "capital"} and not words and not last.prep

    def _titled(  # noqa: PLR0913, PLR0917  title, owner and name as found
        self,
        tokens: Sequence[Token],
        start: int,
        at: int,
        noun: str,
        kind: str,
        owner: Actor | None,
        name: Name,
        found: Phrases,
    ) -> Mention:
        person = _belonging(name.actor, kind, owner) if name.how == "learned" else name.actor
        end = at + name.length
        self.names.learn(person, [t.text for t in tokens[at:end]], official=kind == "government")
        body = owner or home_of(person)
        found.offices.append(Office(person, noun, kind, body, start, end))
        return Mention(start, end, "name", (person,), owner=owner, owned=name.owned)

    def _name_phrase(self, tokens: Sequence[Token], names: list[str], at: int, name: Name, found: Phrases) -> Mention:
        end = at + name.length
        mention = Mention(at, end, name.how, (name.actor,), owned=name.owned)
        if end < len(tokens) and tokens[end].lower == "'s":
            mention.owned = True
        if self._compound_follows(tokens, end):
            mention.how, mention.owned = "adjective", True
        if name.actor.kind == "person" and name.how == "name":
            self._apposition(tokens, names, mention, found)
        return mention

    def _compound_follows(self, tokens: Sequence[Token], at: int) -> bool:
        """`de NAVO-toetreding`: the name only qualifies the noun that its compound ends in."""
        if at + 1 >= len(tokens) or tokens[at].text != "-" or not (tokens[at].glued and tokens[at + 1].glued):
            return False
        return self._words.compounds and tokens[at + 1].is_word and self._nouns.at(tokens, at + 1) is None

    def _apposition(self, tokens: Sequence[Token], names: list[str], mention: Mention, found: Phrases) -> None:
        """`Pashinyan, il leader armeno`: the office that follows a name."""
        at = mention.end
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return
        step = at + 1
        while step < min(at + REACH, len(tokens)):
            head = self._nouns.at(tokens, step)
            if head is not None and head.is_title:
                owner, end = self._owner_after(tokens, names, step + head.length)
                before = next((c for k in range(at + 1, step) if (c := adjective_at(tokens, k, self.known)[0])), "")
                owner = state(before) if before else owner or home_of(mention.actors[0])
                found.offices.append(Office(mention.actors[0], head.noun, head.kind, owner, mention.start, end))
                return
            if self._words.stops(tokens[step]) or tokens[step].lower in self._words.prepositions:
                return
            step += 1


def _belonging(person: Actor, kind: str, owner: Actor | None) -> Actor:
    if owner is None:
        return replace(person, private=kind in {"private", "media"})
    if owner.country and owner.kind in {"state", "government", "person", "territory"} and not owner.of:
        return replace(person, country=owner.country, private=kind in {"private", "media"})
    return replace(person, country=owner.country, of=owner.principal)


def home_of(person: Actor) -> Actor | None:
    """The organisation or state that a known person belongs to."""
    if person.of:
        return actor_of(person.of)
    return state(person.country) if person.country else None


def _own_kind(kind: str) -> str:
    return (
        kind
        if kind in {"government", "population", "armed_group", "company", "media", "organisation", "person"}
        else "person"
    )


def _number(token: Token, noun: str) -> str:
    return "s" if token.lower == noun or noun not in token.lemmas else "p"


def _title_case(actor_id: str) -> str:
    return " ".join(w.capitalize() for w in actor_id.split("_"))
