"""Who is named in a sentence: names, titles with names, bodies of a state, nationality adjectives, pronouns.

A mention is a noun phrase with its determiner, its governing preposition and, where the text says so, the state or
organisation that it belongs to. Nothing is resolved here: what needs the article's memory carries no actor yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sahelscope.extraction.gazetteer import Gazetteer, Name, adjective_at, gazetteer, keys, state
from sahelscope.extraction.morphology import forms
from sahelscope.extraction.tokens import QUOTES, Token
from sahelscope.records import Actor
from sahelscope.reference.countries import english_adjective
from sahelscope.reference.languages import Language, plain
from sahelscope.reference.names import identifier

REACH = 4  # tokens between a head and its modifier or preposition; longer gaps were other phrases in the seeds
NAME_PARTS = frozenset("van von der den de la le al el bin ben ould ag zu du da di dos ibn".split())
AGAINST = frozenset(("pro", "anti", "non"))  # pro-government militias are not the government
MAX_NAME = 5


@dataclass(slots=True)
class Mention:
    """Tokens `start` to `end` (exclusive). `how`: name, capital, people, adjective, title, role, epithet, pronoun, possessive."""

    start: int
    end: int
    how: str
    actors: tuple[Actor, ...] = ()
    kind: str = ""
    number: str = "s"
    noun: str = ""
    prep: str = ""
    owned: bool = False
    resolved: str = ""
    cases: frozenset[str] = frozenset()
    owner: Actor | None = None
    group: int = -1
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A person told to hold an office, as found in the text; `body` is the state or organisation, if known."""

    person: Actor
    title: str
    kind: str
    body: Actor | None
    start: int
    end: int


@dataclass(slots=True)
class Phrases:
    """What one sentence names."""

    mentions: list[Mention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)


class Finder:
    """Finds the mentions of sentences in one language; `learned` names of the article beat the gazetteer."""

    def __init__(self, known: Language) -> None:
        self.known = known
        self.forms = forms(known.code)
        self.gazetteer = gazetteer(known.code)
        self.learned = Gazetteer(known.genitive_s)
        self._roles = {noun: kind for kind, nouns in known.groups("role_nouns").items() for noun in nouns}
        self._titles = {noun: kind for kind, nouns in known.groups("titles").items() for noun in nouns}
        self._phrases = sorted((n.split() for n in [*self._roles, *self._titles] if " " in n or "-" in n), key=len)[::-1]
        self._english = known.table("english")
        self._suffixes = [n for n in [*self._titles, *self._roles] if len(n) > 3 and " " not in n]  # noqa: PLR2004
        self._subject_pronouns = known.pronouns("subject_pronouns")
        self._object_pronouns = known.pronouns("object_pronouns")
        self._possessives = known.words("articles", "possessive")
        self._articles = known.words("articles", "definite") | known.words("articles", "indefinite") | self._possessives
        self._definite = known.words("articles", "definite") | self._possessives
        self._prepositions = known.words("prepositions") | known.words("locative_prepositions")
        self._base = known.table("preposition_base")
        self._coordinators = known.words("noun_coordinators")
        self._stops = (
            known.words("clause_coordinators") | known.words("subordinators") | known.words("relative_pronouns")
        )
        self._owners = known.words("owner_prepositions")
        self._times = {str(f).lower() for key in ("month_forms", "weekday_forms") for forms_ in known.raw(key) for f in forms_}
        self._after_noun = known.raw("adjective_position") == "both"  # there `militaire` after a noun is an adjective
        self._both = [p.split() for p in known.words("both_phrases")]

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
        self._attach(tokens, found.mentions)
        return found

    def _phrase_at(self, tokens: Sequence[Token], names: list[str], at: int, found: Phrases) -> Mention | None:
        head = self._head_at(tokens, at)
        name = self._name_at(tokens, names, at)
        compound = head is not None and bool(head[4])
        if head is not None and (name is None or (name.length <= head[0] and not compound)):
            return self._head_phrase(tokens, names, at, head, found)
        if name is not None:
            return self._name_phrase(tokens, names, at, name, found)
        return self._small_word(tokens, names, at)

    def _name_at(self, tokens: Sequence[Token], names: list[str], at: int) -> Name | None:
        token = tokens[at]
        if not (token.is_word or token.is_number) or (token.text.islower() and not token.is_number):
            return None
        learned = self.learned.at(names, at)
        known = self.gazetteer.at(names, at)
        if learned is not None and (known is None or learned.length >= known.length):
            return learned
        return None if known is not None and known.how == "weak" else known

    def _small_word(self, tokens: Sequence[Token], names: list[str], at: int) -> Mention | None:
        token = tokens[at]
        for words in self._both:
            if [t.lower for t in tokens[at : at + len(words)]] == words:
                return Mention(at, at + len(words), "pronoun", kind="both", number="p")
        country, length = adjective_at(tokens, at, self.known)
        if country:
            return Mention(at, at + length, "adjective", (state(country),), owned=True)
        if token.lower in self._possessives and not self._is_verb_here(tokens, at):
            return Mention(at, at + 1, "possessive")
        for pronouns in (self._subject_pronouns, self._object_pronouns):
            if token.lower in pronouns and not (token.lower in self._articles and self._followed_by_noun(tokens, at)):
                told = pronouns[token.lower]
                case = "nom" if pronouns is self._subject_pronouns else "obj"
                return Mention(at, at + 1, "pronoun", kind=told.kind, number=told.number, cases=frozenset((case,)))
        return None

    def _is_verb_here(self, tokens: Sequence[Token], at: int) -> bool:
        """Dutch `zijn` is a verb before an article, a preposition, a participle or the end, if no preposition precedes."""
        if tokens[at].lower not in self.forms.auxiliary or (at and tokens[at - 1].lower in self._prepositions):
            return False
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.is_word:
            return True
        closed = self._articles | self._prepositions | self.known.words("negation")
        return after.lower in closed or self.forms.shaped(after, "participle")

    def _followed_by_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Italian and French `lo`, `la`, `le`, `les` before a noun are articles; before a verb they are pronouns."""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return after is not None and (after.is_capital or self.forms.noun(after) or not self.forms.verbal(after))

    # ---- heads: titles and role nouns ------------------------------------------------------------------------------

    def _head_at(self, tokens: Sequence[Token], at: int) -> tuple[int, str, str, bool, str] | None:
        """Length, noun, kind, whether it is a title, and the compound's first part, of a role noun or title here."""
        for words in self._phrases:
            here = tokens[at : at + len(words)]
            if len(here) == len(words) and all(t.lower == w or w in t.lemmas for t, w in zip(here, words, strict=True)):
                noun = " ".join(words)
                return len(words), noun, self._titles.get(noun) or self._roles[noun], noun in self._titles, ""
        token = tokens[at]
        if not token.is_word or (at and self._after_noun and self.forms.noun(tokens[at - 1])):
            return None
        if self.forms.shaped(token, "finite") or (at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].lower in AGAINST):
            return None
        for lemma in sorted(token.lemmas, key=len, reverse=True):
            if lemma in self._titles:
                return 1, lemma, self._titles[lemma], True, ""
            if lemma in self._roles:
                return 1, lemma, self._roles[lemma], False, ""
        return self._compound_head(token) if self.known.compounds else None

    def _compound_head(self, token: Token) -> tuple[int, str, str, bool, str] | None:
        for lemma in token.lemmas:
            suffix = next((s for s in self._suffixes if lemma.endswith(s) and len(lemma) > len(s) + 2), None)
            if suffix:
                title = suffix in self._titles
                kind = self._titles[suffix] if title else self._roles[suffix]
                return 1, lemma, kind, title, token.key[: len(lemma) - len(suffix)]
        return None

    def _head_phrase(
        self, tokens: Sequence[Token], names: list[str], at: int, head: tuple[int, str, str, bool, str], found: Phrases
    ) -> Mention:
        length, noun, kind, is_title, prefix = head
        possessed = bool(found.mentions) and found.mentions[-1].how == "possessive" and at - found.mentions[-1].end <= 1
        owner, end = (None, at + length) if possessed else self._owner_after(tokens, names, at + length)
        before, start = self._owner_before(tokens, names, at, prefix, found.mentions)
        owner = before or owner
        if kind in {"country", "alliance"} and not is_title:
            return Mention(start, at + length, "epithet", kind=kind, noun=noun, number=_number(tokens[at], noun))
        name_at = end + 1 if is_title and end < len(tokens) and tokens[end].text == "," else end
        name = self._person_at(tokens, names, name_at) if is_title else None
        if name is not None:
            return self._titled(tokens, start, name_at, noun, kind, owner, name, found)
        mention = Mention(start, end, "title" if is_title else "role", kind=kind, noun=noun, owner=owner)
        mention.number = _number(tokens[at], noun)
        owners = [*self._further_owners(tokens, mention, found.mentions), owner] if owner is not None else []
        mention.actors = tuple(self.body(o, noun, "person" if is_title else kind) for o in owners if o is not None)
        return mention

    def _further_owners(self, tokens: Sequence[Token], mention: Mention, before: list[Mention]) -> list[Actor]:
        """`Kyrgyz and Tajik soldiers`: adjectives coordinated with the one that the phrase took."""
        owners: list[Actor] = []
        while before and before[-1].how == "adjective":
            between = [t.lower for t in tokens[before[-1].end : mention.start]]
            if len(between) != 1 or not (between[0] in self._coordinators or between[0] == ","):
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
        if self.known.raw("adjective_position") == "both":
            for step in range(at, min(at + REACH, len(tokens))):
                country, length = adjective_at(tokens, step, self.known)
                if country:
                    return state(country), step + length
                if not tokens[step].is_word or tokens[step].is_capital or self._is_stop(tokens[step]):
                    break
                if tokens[step].lower in self._prepositions and tokens[step].lower not in self._article_preps():
                    break
        base = self._base.get(tokens[at].lower, tokens[at].lower) if at < len(tokens) else ""
        step = at
        if base in self._owners:
            step = at + 1
        elif not (self.known.genitive_s and at < len(tokens) and tokens[at].lower in self._definite):
            named = self._name_at(tokens, names, at) if at < len(tokens) and self.known.genitive_s else None
            return (named.actor, at + named.length) if named and named.owned else (None, end)
        while step < len(tokens) and (tokens[step].lower in self._articles or tokens[step].text in QUOTES):
            step += 1
        named = self._name_at(tokens, names, step) if step < len(tokens) else None
        if named is not None and named.actor.kind != "person":
            return named.actor, step + named.length
        return None, end

    def _article_preps(self) -> set[str]:
        return {form for form, base in self._base.items() if base in self._owners} | set(self._owners)

    def _owner_before(
        self, tokens: Sequence[Token], names: list[str], at: int, prefix: str, mentions: list[Mention]
    ) -> tuple[Actor | None, int]:
        """The owner that precedes a head (`Russian`, `Kremlin-`, `Mali's`, `U.N.`), and where the phrase starts."""
        if prefix:
            named = self.gazetteer.at([prefix.rstrip("-").removesuffix("s"), *names[at:at]], 0)
            named = named or self.gazetteer.at([prefix], 0)
            if named is not None:
                return named.actor, at
        start = at
        while mentions and at - mentions[-1].end <= 2 and self._modifies(tokens, mentions[-1], at):  # noqa: PLR2004
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
            return all(t.is_word and not self._is_stop(t) and t.lower not in self._prepositions for t in between)
        words = [t.text for t in between]
        if words in (["'s"], ["’s"], ["-"]):
            return True
        if last.owned and last.how in {"name", "capital"} and not words:
            return True
        return self.known.code == "en" and last.how in {"name", "capital"} and not words and not last.prep

    def _is_stop(self, token: Token) -> bool:
        return token.lower in self._stops or token.lower in self._coordinators or not (token.is_word or token.is_number)

    # ---- persons ---------------------------------------------------------------------------------------------------

    def _person_at(self, tokens: Sequence[Token], names: list[str], at: int) -> Name | None:
        """A person's name at this token: known, learned, or capitalised words that nothing else explains."""
        if at >= len(tokens) or not tokens[at].is_capital:
            return None
        known = self.learned.at(names, at) or self.gazetteer.at(names, at)
        length = self._name_length(tokens, names, at)
        if known is not None and known.length >= length:
            return known if known.actor.kind == "person" else None
        if not length:
            return known if known is not None and known.actor.kind == "person" else None
        text = " ".join(t.text for t in tokens[at : at + length]).replace(" - ", "-")
        inner = self.gazetteer.at(names, at + length - 1) if length > 1 else None
        if inner is not None and inner.how == "name" and inner.actor.kind == "person" and inner.length == 1:
            if text.split()[0] in inner.actor.name:
                return replace(inner, length=length)
        return Name(Actor(identifier(text), text, "person"), "learned", length)

    def _name_length(self, tokens: Sequence[Token], names: list[str], at: int) -> int:
        end = at
        while end < len(tokens) and end - at < MAX_NAME:
            token = tokens[end]
            if token.text == "-" and token.glued and end > at:
                end += 1
                continue
            particle = token.lower in NAME_PARTS and end > at and self._name_goes_on(tokens, names, end + 1)
            name = token.is_word and token.is_capital and not adjective_at(tokens, end, self.known)[1]
            if not (name or particle) or (end > at and tokens[end].lower in self._articles and not particle):
                break
            if name and end == at and (self._head_at(tokens, end) or self._is_stop(token) or token.lower in self._articles):
                break
            end += 1
        while end > at and (tokens[end - 1].text == "-" or tokens[end - 1].lower in NAME_PARTS):
            end -= 1
        return end - at

    def _name_goes_on(self, tokens: Sequence[Token], names: list[str], at: int) -> bool:
        """Whether a name's particle is followed by a name, and not by a state: `Bongo van Gabon`."""
        if at >= len(tokens) or not tokens[at].is_capital:
            return False
        known = self.gazetteer.at(names, at)
        return known is None or known.actor.kind == "person"

    def _titled(
        self, tokens: Sequence[Token], start: int, at: int, noun: str, kind: str, owner: Actor | None, name: Name, found: Phrases
    ) -> Mention:
        person = _belonging(name.actor, kind, owner) if name.how == "learned" else name.actor
        end = at + name.length
        self.learn(person, [t.text for t in tokens[at:end]])
        body = owner or _home(person)
        found.offices.append(Office(person, noun, kind, body, start, end))
        return Mention(start, end, "name", (person,), owner=owner, owned=name.owned)

    def learn(self, person: Actor, words: Sequence[str]) -> None:
        """From now on in this article the full name and its last word name this person."""
        if len(words[-1]) <= 1:
            return
        self.learned.add(" ".join(words), person, "name")
        last = words[-1]
        if not self.known.genitive_s or not last.endswith("s"):
            self.learned.add(last, person, "name")

    def _name_phrase(self, tokens: Sequence[Token], names: list[str], at: int, name: Name, found: Phrases) -> Mention:
        end = at + name.length
        mention = Mention(at, end, name.how, (name.actor,), owned=name.owned)
        if end < len(tokens) and tokens[end].lower == "'s":
            mention.owned = True
        if name.actor.kind == "person" and name.how == "name":
            self._apposition(tokens, names, mention, found)
        return mention

    def _apposition(self, tokens: Sequence[Token], names: list[str], mention: Mention, found: Phrases) -> None:
        """`Pashinyan, il leader armeno`: the office that follows a name."""
        at = mention.end
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return
        step = at + 1
        while step < min(at + REACH, len(tokens)):
            head = self._head_at(tokens, step)
            if head is not None and head[3]:
                owner, end = self._owner_after(tokens, names, step + head[0])
                before = next((c for k in range(at + 1, step) if (c := adjective_at(tokens, k, self.known)[0])), "")
                owner = state(before) if before else owner
                found.offices.append(Office(mention.actors[0], head[1], head[2], owner, mention.start, end))
                return
            if self._is_stop(tokens[step]) or tokens[step].lower in self._prepositions:
                return
            step += 1

    # ---- adjectives, determiners, prepositions ---------------------------------------------------------------------

    def _attach(self, tokens: Sequence[Token], mentions: list[Mention]) -> None:
        """Set determiner, governing preposition, German cases and coordination."""
        cases = {plain(str(k)): frozenset(v) for k, v in self.known.raw("determiner_cases").items()} if self.known.code == "de" else {}
        for number, mention in enumerate(mentions):
            self._determine(tokens, mention, cases, mentions[number - 1].end if number else 0)
        for number, (first, second) in enumerate(zip(mentions, mentions[1:], strict=False)):
            self._coordinate(tokens, first, second, number)
        self._open_lists(tokens, mentions)

    def _open_lists(self, tokens: Sequence[Token], mentions: list[Mention]) -> None:
        """A list needs a coordinator somewhere; names joined by commas alone are appositions."""
        for group in {m.group for m in mentions if m.group >= 0}:
            listed = [m for m in mentions if m.group == group]
            between = {t.lower for a, b in zip(listed, listed[1:], strict=False) for t in tokens[a.end : b.start]}
            if between.isdisjoint(self._coordinators):
                for mention in listed:
                    mention.group = -1
            else:
                for mention in listed[1:]:
                    mention.prep = mention.prep or listed[0].prep
                    mention.cases = mention.cases or listed[0].cases
                    mention.owned = mention.owned or listed[0].owned

    def _determine(
        self, tokens: Sequence[Token], mention: Mention, cases: dict[str, frozenset[str]], floor: int
    ) -> None:
        if mention.start and tokens[mention.start - 1].text == "(":
            mention.prep = "("
            return
        step, window = mention.start - 1, max(floor - 1, mention.start - 1 - REACH, -1)
        while step > window:
            token = tokens[step]
            if token.lower in self._prepositions and not self._partitive(tokens, step):
                mention.prep = self._preposition(tokens, step)
                break
            if token.lower in self._articles:
                mention.start, mention.definite = step, token.lower in self._definite
                mention.cases = mention.cases or cases.get(token.lower, frozenset())
                window = max(window, step - 2)  # a preposition stands right before the article or nowhere
            elif not self._modifier(token):
                break
            step -= 1

    def _partitive(self, tokens: Sequence[Token], at: int) -> bool:
        """French `des drones`, Italian `dei droni` after a verb or at the start: an article, no preposition."""
        if tokens[at].lower not in self._articles or tokens[at].lower not in self._base:
            return False
        before = tokens[at - 1] if at else None
        return before is None or not before.is_word or self.forms.verbal(before) or self._is_stop(before)

    def _preposition(self, tokens: Sequence[Token], at: int) -> str:
        """The base form, with the words before it where they are one preposition: `auprès de`, `di fronte a`."""
        base = self._base.get(tokens[at].lower, tokens[at].lower)
        for length in (3, 2):
            words = [t.lower for t in tokens[max(0, at - length + 1) : at]]
            if len(words) == length - 1 and " ".join([*words, base]) in self._prepositions:
                return " ".join([*words, base])
        return base

    def _modifier(self, token: Token) -> bool:
        if token.text in QUOTES or token.text in {"‘", "'", "’"}:
            return True
        if token.is_number:
            return len(token.text) <= 3  # noqa: PLR2004  a count, not a year
        if not token.text.islower():
            return False
        return not (self._is_stop(token) or token.lower in self._times or self.forms.noun(token) or self.forms.finite(token) or self.forms.infinitive(token))

    def _coordinate(self, tokens: Sequence[Token], first: Mention, second: Mention, number: int) -> None:
        between = [t.lower for t in tokens[first.end : second.start]]
        joined = [w for w in between if w not in self._articles and w != second.prep and self._base.get(w, w) != second.prep]
        if self._after_noun:  # `le pouvoir central et les rebelles`: the adjective follows
            while len(joined) > 1 and self._modifier(tokens[first.end]) and joined[0] == tokens[first.end].lower:
                joined = joined[1:]
                break
        if not joined or any(w not in self._coordinators and w != "," for w in joined):
            return
        if "adjective" in {first.how, second.how} and first.how != second.how:
            return
        if second.prep and second.prep != first.prep:
            return
        first.group = first.group if first.group >= 0 else number
        second.group = first.group


def _belonging(person: Actor, kind: str, owner: Actor | None) -> Actor:
    if owner is None:
        return replace(person, private=kind in {"private", "media"})
    if owner.country and owner.kind in {"state", "government", "person", "territory"} and not owner.of:
        return replace(person, country=owner.country, private=kind in {"private", "media"})
    return replace(person, country=owner.country, of=owner.principal)


def _home(person: Actor) -> Actor | None:
    return state(person.country) if person.country and not person.of else None


def _own_kind(kind: str) -> str:
    return kind if kind in {"government", "population", "armed_group", "company", "media", "organisation", "person"} else "person"


def _number(token: Token, noun: str) -> str:
    return "s" if token.lower == noun or noun not in token.lemmas else "p"


def _title_case(actor_id: str) -> str:
    return " ".join(w.capitalize() for w in actor_id.split("_"))
