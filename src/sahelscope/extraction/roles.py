"""Who did it and to whom: the slots of a fired frame filled from the mentions around it, by grammar alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sahelscope.extraction.acts import Act
from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.phrases import Mention, Phrases
from sahelscope.extraction.tokens import QUOTES, Token
from sahelscope.records import Sentence

NEAR = 4  # tokens between a noun and what belongs to it
AUXILIARY_REACH = 4  # tokens between be and its participle where the language keeps them together
ANTECEDENT_REACH = 8
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE", "ASSAULT"))
NOUN_ACTOR = ("owner", "adjective", "by")  # what a noun's frame has unless it says otherwise
_ATTRIBUTES = frozenset(("adjective", "possessive"))


@dataclass(slots=True)
class Parsed:
    """A sentence with everything that was found in it."""

    sentence: Sentence
    tokens: Sequence[Token]
    phrases: Phrases
    clauses: Sequence[Clause]
    acts: list[Act] = field(default_factory=list)

    @property
    def mentions(self) -> list[Mention]:
        return self.phrases.mentions

    def within(self, clause: Clause) -> list[Mention]:
        return [m for m in self.mentions if clause.start <= m.start < clause.end]

    def clause_at(self, token: int) -> Clause:
        return next(c for c in self.clauses if c.start <= token < c.end)


@dataclass(slots=True)
class Roles:
    """Mentions in the slots; `own` where the subject stands in the act's own clause."""

    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    via: list[Mention] = field(default_factory=list)
    own: bool = True


class Reader:
    """Fills the slots of acts in one language."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self.forms = forms
        self._v2 = known.verb_second
        self._owners = known.words("owner_prepositions")
        self._between = known.words("between_prepositions")
        self._places = known.words("relative_places")
        self._agents = known.words("agent_prepositions")
        self._with = known.words("with_prepositions") | {"à", "a", "to", "für", "voor", "aan", "an"}
        self._subordinators = known.words("subordinators")

    def roles(self, parsed: Parsed, act: Act) -> Roles:
        base = act.frame.trigger.removeprefix(act.frame.particle)
        moves = (
            bool(act.frame.particle) and base in self.forms.intransitive
        )  # `was langsgegaan` is active as `was gegaan`
        passive = (
            act.frame.kind != "noun"
            and not act.frame.reflexive
            and not moves
            and self.passive(parsed, act.clause, act.head)
        )
        filled = Roles()
        if act.frame.kind == "noun" and act.frame.actor == NOUN_ACTOR:
            filled.actors = self._agent_of_noun(parsed, act)
        if not filled.actors:
            filled.actors, filled.own = self._first_filled(parsed, act, act.frame.actor, passive, [])
        filled.recipients, _ = self._first_filled(parsed, act, act.frame.recipient, passive, filled.actors)
        if not filled.actors and act.frame.kind == "noun" and "subject" not in act.frame.actor and act.frame.sure:
            filled.actors, filled.own = self._governor(parsed, act, filled.recipients)
        if not filled.recipients and act.frame.kind == "noun" and filled.actors:
            filled.recipients = [
                m for m in self.complement(parsed, act.words[-1]) if not any(m is a for a in filled.actors)
            ]
        if not filled.recipients:
            filled.recipients = self._from_complement(parsed, act, filled.actors)
        if act.frame.reciprocal and filled.actors:
            filled.actors, filled.recipients = [*filled.actors, *filled.recipients], []
        if not filled.actors:
            self._promote(parsed, act, filled)
        filled.via, _ = self._first_filled(parsed, act, act.frame.via, passive, [])
        return filled

    def _promote(self, parsed: Parsed, act: Act, filled: Roles) -> None:
        """`talks between A and B`, `onderhandeld tussen A en B`: both parties act, nobody else does."""
        verb = act.frame.kind != "noun"
        between = [
            m
            for m in parsed.within(act.clause)
            if m.prep in self._between and m.actors and (verb or m.start > act.head)
        ]
        if between and act.frame.event_type in MUTUAL | {"SUPPORT", "SANCTION"}:
            filled.actors = self.group(parsed, between[0])
            filled.recipients = [m for m in filled.recipients if not any(m is a for a in filled.actors)]

    def _from_complement(self, parsed: Parsed, act: Act, actors: Sequence[Mention]) -> list[Mention]:
        """`demands that Türkiye stop` asks Türkiye; `is ready to help Mali` offers it to Mali."""
        after = [c for c in parsed.clauses if c.index == act.clause.index + 1]
        if not after or act.frame.event_type not in {"REQUEST", "AGREE", "REJECT", "THREATEN"}:
            return []
        clause, wanted = after[0], act.frame.event_type
        if wanted == "REQUEST" and clause.kind == "sub":
            subject, own = self.subject(parsed, clause, clause.verbs[0] if clause.verbs else clause.end)
            return [m for m in subject if own and not any(m is a for a in actors)]
        if wanted != "REQUEST" and clause.kind == "infinitive":
            inside = [m for m in parsed.within(clause) if m.how not in _ATTRIBUTES and m.prep not in self._owners]
            fitting = [m for m in inside if (not m.prep and not m.owned) or m.prep in self._with]
            return self.group(parsed, fitting[0]) if fitting else []
        return []

    def _first_filled(
        self, parsed: Parsed, act: Act, slots: Sequence[str], passive: bool, taken: Sequence[Mention]
    ) -> tuple[list[Mention], bool]:
        for slot in slots:
            found, own = self._slot(parsed, act, slot, passive, taken)
            found = [m for m in found if not any(m is t for t in taken)]
            if any(m.actors for m in found):
                return found, own
        return [], False

    def _slot(  # noqa: PLR0911  one rule a line
        self, parsed: Parsed, act: Act, slot: str, passive: bool, taken: Sequence[Mention]
    ) -> tuple[list[Mention], bool]:
        match slot:
            case "apposition":
                return self._apposed(parsed, act), False
            case "subject":
                return (self.by_phrase(parsed, act), True) if passive else self.subject(parsed, act.clause, act.head)
            case "object" | "dative":
                if passive and slot == "object":
                    return self.subject(parsed, act.clause, act.head)
                return self._object(parsed, act, slot), True
            case "owner":
                return self.owner(parsed, act.head, act.words[-1]), False
            case "adjective":
                return self.adjective(parsed, act.head), False
            case "by":
                return self.by_phrase(parsed, act), False
            case "asked":
                return self._asked(parsed, act), False
            case "with_owner":
                return self._owner_of_met(parsed, act), False
            case _:
                return self._after_preposition(parsed, act, slot, taken), False

    # ---- voice -----------------------------------------------------------------------------------------------------

    def passive(self, parsed: Parsed, clause: Clause, head: int) -> bool:  # noqa: PLR0911  one rule a line
        """A participle with a passive auxiliary, or alone with an agent phrase; intransitive perfects are active."""
        token = parsed.tokens[head]
        if not self.forms.intransitive.isdisjoint(token.lemmas):
            return False
        if self._v2:
            if not (self.participle(token) or (clause.verbs[-1:] == [head] and not self.forms.infinitive(token))):
                return False
            around = [parsed.tokens[v].lower for v in clause.verbs]
            return any(w in self.forms.be for w in around) and not any(w in self.forms.have for w in around)
        if not self.participle(token):
            return False
        before = [t.lower for t in parsed.tokens[max(clause.start, head - AUXILIARY_REACH) : head]]
        for word in reversed(before):
            if word in self.forms.be and not (word in self.forms.have and self._be_is_perfect(token)):
                return True
            if word in self.forms.have or word in self.forms.modal:
                return False
        return self.reduced(parsed, clause, head)

    def _be_is_perfect(self, token: Token) -> bool:
        return not self.forms.intransitive.isdisjoint(token.lemmas)

    def reduced(self, parsed: Parsed, clause: Clause, head: int) -> bool:
        """A participle without auxiliary: `condannata da`, `abattu par`, `seized by`."""
        token, after = parsed.tokens[head], parsed.tokens[head + 1 : head + 1 + NEAR]
        if self._v2 or not self.participle(token):
            return False
        agent = any(m.prep in self._agents and m.start > head and m.how != "possessive" for m in parsed.within(clause))
        if self.forms.known.code == "en":
            return agent and bool(after) and after[0].lower in self.forms.prepositions
        return agent or self.forms.shaped(token, "sure_participle")  # `creata nel 2002`: nobody is said to act

    def participle(self, token: Token) -> bool:
        if not self.forms.shaped(token, "participle"):
            return False
        italian = self.forms.known.code == "it"
        return not any(italian and lemma[:-2] == token.lower for lemma in token.lemmas)  # visita, aiuta

    # ---- subjects and objects --------------------------------------------------------------------------------------

    def subject(self, parsed: Parsed, clause: Clause, head: int) -> tuple[list[Mention], bool]:
        """The grammatical subject, and whether it stands in the verb's own clause."""
        own = self._own_subject(parsed, clause, head)
        if own is not None:
            return self.group(parsed, own), True
        inherited = self._inherited(parsed, clause)
        return inherited, False

    def _own_subject(self, parsed: Parsed, clause: Clause, head: int) -> Mention | None:
        bare = self._bare(parsed, clause)
        if clause.kind == "relative":
            return self._subject_of_relative(bare, clause, head)
        if clause.kind in {"infinitive", "gerund"} or self._elided(parsed, clause):
            return None
        possessed = self._possessed(parsed, clause)
        if self._v2:
            opening = [
                m for m in possessed if m.start - clause.start <= 1 and m.end <= head and "nom" in (m.cases or {"nom"})
            ]
            nominative = [m for m in opening + bare + possessed if not m.cases or "nom" in m.cases]
            return self._agreeing(parsed, clause, nominative)
        for found in (bare, possessed):
            before = [m for m in found if m.end <= head and m.cases != frozenset(("obj",))]
            if before:
                return before[0]
        return self._postverbal(parsed, clause, head, bare or possessed)

    def _elided(self, parsed: Parsed, clause: Clause) -> bool:
        """`… an und hat Kiew ein System überlassen`: the verb right after the coordinator has no subject of its own."""
        if not self._v2 or clause.kind != "coordinated" or clause.start + 1 >= clause.end:
            return False
        return clause.start + 1 in clause.verbs and self.forms.finite(parsed.tokens[clause.start + 1])

    def _agreeing(self, parsed: Parsed, clause: Clause, candidates: list[Mention]) -> Mention | None:
        """The first candidate whose number is the finite verb's; the first one of all where none is told apart."""
        if len(candidates) < 2:  # noqa: PLR2004  nothing to choose
            return candidates[0] if candidates else None
        finite = next((parsed.tokens[v].lower for v in clause.verbs if self.forms.finite(parsed.tokens[v])), "")
        plural = finite.endswith("en") or finite in {"sind", "zijn"}
        if finite and candidates[0].number == "p" and not plural:
            return next((m for m in candidates if m.number == "s" and m.group < 0), candidates[0])
        return candidates[0]

    def _postverbal(self, parsed: Parsed, clause: Clause, head: int, bare: list[Mention]) -> Mention | None:
        """`…, rétorque Bamako`; `È intervenuta la Francia`: the verb first, the subject right after."""
        if clause.kind not in {"main", "sub"} or head - clause.start > 2:  # noqa: PLR2004  an auxiliary and an adverb
            return None
        before = parsed.tokens[clause.start - 1].text if clause.start else ""
        saying = not self.forms.speech.isdisjoint(parsed.tokens[head].lemmas)
        if clause.index and not saying and before not in {":", ";", *QUOTES}:
            return None
        after = [m for m in bare if m.start > head]
        return after[0] if after and after[0].start - head <= 2 else None  # noqa: PLR2004

    def _subject_of_relative(self, bare: list[Mention], clause: Clause, head: int) -> Mention | None:
        """The noun inside a relative clause whose pronoun is the object; else the pronoun is the subject."""
        if clause.opener in {"qui", "who"}:
            return None
        before = [m for m in bare if m.end <= head]
        if self._v2:
            return (
                before[0]
                if clause.opener in {"den", "dem", "denen", "dessen", "deren", "wiens", "wier"} and before
                else (before[0] if len(before) > 1 else None)
            )
        return before[0] if before else None

    def _bare(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        """Mentions without preposition that are no attribute of another noun."""
        return [m for m in parsed.within(clause) if not m.prep and not m.owned and m.how not in _ATTRIBUTES]

    def _possessed(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        """States that own a noun without preposition: `Russian missiles`, `the ports of Ukraine`, `Ukraine's ports`."""
        found = []
        for m in parsed.within(clause):
            if m.how == "possessive" or not m.actors:
                continue
            if m.prep in self._owners and m.prep:
                if not self._governor_of_noun(parsed, clause, m.start - 1):
                    found.append(m)
            elif not m.prep and m.owned:
                found.append(m)
        return found

    def _governor_of_noun(self, parsed: Parsed, clause: Clause, at: int) -> str:
        """The preposition that governs the noun before this token, or ''."""
        known = self.forms.known
        for token in reversed(parsed.tokens[max(clause.start, at - NEAR) : at]):
            if token.lower in known.words("prepositions"):
                return known.table("preposition_base").get(token.lower, token.lower)
            if self.forms.finite(token) or not token.is_word:
                return ""
        return ""

    def _inherited(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        if clause.kind == "relative":
            return self.antecedent(parsed, clause)
        if clause.kind == "infinitive" and clause.index:
            controller = self._controller(parsed, parsed.clauses[clause.index - 1], clause)
            if controller:
                return controller
        before = [
            c
            for c in parsed.clauses[: clause.index]
            if not (clause.kind in {"resumed", "coordinated"} and c.kind == "relative")
        ]
        for other in reversed(before):
            verb = other.verbs[0] if other.verbs else other.end
            own = self._own_subject(parsed, other, verb)
            if own is not None:
                return self.group(parsed, own)
            if other.kind == "relative":
                return self.antecedent(parsed, other)
        for other in parsed.clauses[clause.index + 1 :]:
            if clause.kind in {"gerund", "infinitive", "sub"} or clause.start == 0:
                verb = other.verbs[0] if other.verbs else other.end
                own = self._own_subject(parsed, other, verb)
                if own is not None:
                    return self.group(parsed, own)
        return []

    def _controller(self, parsed: Parsed, governing: Clause, clause: Clause) -> list[Mention]:
        """`forced Serbia to withdraw`, `a demandé à Bamako de libérer`: the object does what the infinitive says."""
        inside = [m for m in parsed.within(governing) if m.how not in _ATTRIBUTES]
        if self._v2:
            bare = [m for m in inside if not m.prep and not m.owned]
            return (
                self.group(parsed, bare[1])
                if len(bare) > 1 and (bare[0].group < 0 or bare[1].group != bare[0].group)
                else []
            )
        verb = governing.verbs[0] if governing.verbs else governing.end
        near = [
            m for m in inside if m.start > verb and clause.start - m.end <= 1 and (not m.prep or m.prep in {"à", "a"})
        ]
        return self.group(parsed, near[-1]) if near else []

    def antecedent(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        before = [m for m in parsed.mentions if m.end <= clause.start and m.how not in _ATTRIBUTES]
        if not before or clause.start - before[-1].end > ANTECEDENT_REACH:
            return []
        if any(self._is_noun(t) for t in parsed.tokens[before[-1].end : clause.start]):
            return []
        return self.group(parsed, before[-1])

    def _is_noun(self, token: Token) -> bool:
        """A noun between a name and a relative clause is what the clause speaks of."""
        return self.forms.noun(token) or (self.forms.known.code == "de" and token.is_word and token.is_capital)

    def _object(self, parsed: Parsed, act: Act, slot: str) -> list[Mention]:
        clause = act.clause
        subject, own = self.subject(parsed, clause, act.head)
        bare = [m for m in self._bare(parsed, clause) if not any(m is s for s in subject)]
        if slot == "dative":
            bare = [m for m in bare if not m.cases or "dat" in m.cases or "obj" in m.cases]
        if clause.kind == "relative" and own and not bare:
            return self.antecedent(parsed, clause)
        bare = bare or [m for m in self._possessed(parsed, clause) if not any(m is s for s in subject)]
        if self._v2:
            ordered = sorted(bare, key=lambda m: (bool(m.cases) and "acc" not in m.cases, m.start))
        else:
            ordered = [m for m in bare if m.start > act.head] or [m for m in bare if m.cases == frozenset(("obj",))]
        return self.group(parsed, ordered[0]) if ordered else []

    # ---- attributes and phrases ------------------------------------------------------------------------------------

    def owner(self, parsed: Parsed, head: int, last: int = -1) -> list[Mention]:
        """Genitive, possessive or `of` phrase of the noun at `head`."""
        last = max(head, last)
        return self.complement(parsed, last) or self.possessor(parsed, head)

    def complement(self, parsed: Parsed, last: int) -> list[Mention]:
        """The `of` phrase or genitive after the noun that ends at token `last`."""
        for m in parsed.mentions:
            if m.prep in self._owners and 0 < m.start - last <= NEAR and self._no_verb(parsed, last + 1, m.start):
                return self.group(parsed, m)
        return [m for m in parsed.mentions if m.start == last + 1 and m.owned and m.how not in _ATTRIBUTES]

    def possessor(self, parsed: Parsed, head: int) -> list[Mention]:
        """The genitive or possessive before the noun."""
        for m in parsed.mentions:
            before = 0 <= head - m.end <= NEAR and self._no_verb(parsed, m.end, head)
            if before and m.owned and m.how != "adjective":
                return self.group(parsed, m)
            if before and m.how == "possessive" and m.actors:
                return [m]
        return []

    def adjective(self, parsed: Parsed, head: int) -> list[Mention]:
        """Nationality adjectives beside the noun, and a name that is the first part of its compound."""
        reach = NEAR if self.forms.known.raw("adjective_position") == "both" else 0
        return [m for m in parsed.mentions if self._qualifies(parsed, m, head, reach)]

    def _qualifies(self, parsed: Parsed, m: Mention, head: int, reach: int) -> bool:
        if m.end == head - 1 and parsed.tokens[head - 1].text == "-":
            return True
        before = 0 <= head - m.end < NEAR and self._plain(parsed, m.end, head)
        after = 0 < m.start - head <= reach and self._plain(parsed, head + 1, m.start)
        return m.how == "adjective" and (before or after)

    def _agent_of_noun(self, parsed: Parsed, act: Act) -> list[Mention]:
        """Who does what a noun names: the by-phrase, else a genitive or adjective before it; `of` comes last."""
        last = act.words[-1]
        by = [m for m in self.by_phrase(parsed, act) if 0 < m.start - last <= 2 * NEAR]
        return by or self.possessor(parsed, act.head) or self.adjective(parsed, act.head)

    def by_phrase(self, parsed: Parsed, act: Act) -> list[Mention]:
        agents = [m for m in parsed.within(act.clause) if m.prep in self._agents and m.how not in _ATTRIBUTES]
        agents = agents or [m for m in parsed.within(act.clause) if m.prep in self._agents and m.how == "adjective"]
        after = [m for m in agents if m.start > act.head] or (agents if self._v2 else [])
        return self.group(parsed, after[0]) if after else []

    def _asked(self, parsed: Parsed, act: Act) -> list[Mention]:
        """`asked X for comment but got no answer`: whom the request before in the sentence was put to."""
        before = [a for a in parsed.acts if a.frame.event_type == "REQUEST" and a.head < act.head]
        return self.roles(parsed, before[-1]).recipients if before else []

    def _owner_of_met(self, parsed: Parsed, act: Act) -> list[Mention]:
        for at in act.met:
            whole = [m for m in parsed.mentions if m.start <= at < m.end and m.actors and m.how not in _ATTRIBUTES]
            found = whole or self.owner(parsed, at) or self.adjective(parsed, at)
            if found:
                return found
        return []

    def _apposed(self, parsed: Parsed, act: Act) -> list[Mention]:
        """`NAVO-lid Turkije`, `Turkije, lid van de NAVO`: the name beside the noun."""
        after = [m for m in parsed.mentions if m.start == act.words[-1] + 1 and not m.prep and m.how not in _ATTRIBUTES]
        before = [
            m for m in parsed.mentions
            if m.how not in _ATTRIBUTES and 0 < act.head - m.end <= NEAR and parsed.tokens[m.end].text == ","
        ]  # fmt: skip
        chosen = after or before[-1:]
        return self.group(parsed, chosen[0]) if chosen else []

    def _after_preposition(self, parsed: Parsed, act: Act, prep: str, taken: Sequence[Mention]) -> list[Mention]:
        fitting = [m for m in parsed.within(act.clause) if _is_prep(m.prep, prep) and m.how not in _ATTRIBUTES]
        adjectives = [
            m for m in parsed.within(act.clause) if m.how == "adjective" and m.prep == prep and m.start > act.head
        ]
        fitting = fitting or self._owners_in(parsed, act, prep) or adjectives
        if not fitting and act.clause.reach > act.clause.end:
            fitting = [
                m
                for m in parsed.mentions
                if act.clause.end <= m.start < act.clause.reach and _is_prep(m.prep, prep) and m.how not in _ATTRIBUTES
            ]
        own = {a.actor_id for t in taken for a in t.actors}
        fitting = [m for m in fitting if not any(m is t for t in taken) and not own & {a.actor_id for a in m.actors}]
        after = sorted((m for m in fitting if m.start > act.head), key=lambda m: self._hangs_on_noun(parsed, m))
        chosen = after or fitting[::-1]
        if not chosen and (act.clause.opener in self._places or self._opened_by(parsed, act.clause, prep)):
            return self.antecedent(parsed, act.clause)
        return self.group(parsed, chosen[0]) if chosen else []

    def _opened_by(self, parsed: Parsed, clause: Clause, prep: str) -> bool:
        """`mit dem`, `with whom`, `à laquelle`: the preposition before the relative pronoun is the antecedent's."""
        first = parsed.tokens[clause.start].lower
        return clause.kind == "relative" and self.forms.known.table("preposition_base").get(first, first) == prep

    def _owners_in(self, parsed: Parsed, act: Act, prep: str) -> list[Mention]:
        """`tegen de toetreding van Zweden`: whose the noun is that the preposition governs."""
        return [
            m
            for m in parsed.within(act.clause)
            if m.actors
            and m.how != "possessive"
            and m.prep in self._owners
            and m.start - 1 > act.head
            and self._governor_of_noun(parsed, act.clause, m.start - 1) == prep
        ]

    def _hangs_on_noun(self, parsed: Parsed, mention: Mention) -> bool:
        """`in de oorlog in Oekraïne … te kopen in Turkije`: a phrase right after a noun belongs to that noun first."""
        before = mention.start - 2
        return before >= 0 and self.forms.noun(parsed.tokens[before])

    def _governor(self, parsed: Parsed, act: Act, recipients: Sequence[Mention]) -> tuple[list[Mention], bool]:
        """The subject of the clause that holds a noun without an owner: `launched an attack on`."""
        if self._governor_of_noun(parsed, act.clause, act.head) and not recipients:
            return [], False
        verb = act.clause.verbs[0] if act.clause.verbs else act.head
        if any(self.passive(parsed, act.clause, v) for v in act.clause.verbs):
            return [], False
        found, _ = self.subject(parsed, act.clause, verb)
        return [m for m in found if not m.start <= act.head < m.end and not any(m is r for r in recipients)], False

    def group(self, parsed: Parsed, mention: Mention) -> list[Mention]:
        """The mention and those coordinated with it."""
        if mention.group < 0:
            return [mention]
        return [m for m in parsed.mentions if m.group == mention.group and m.how not in _ATTRIBUTES] or [mention]

    def _no_verb(self, parsed: Parsed, start: int, end: int) -> bool:
        return not any(self.forms.finite(t) or t.text in {",", ";", ":"} for t in parsed.tokens[start:end])

    def _plain(self, parsed: Parsed, start: int, end: int) -> bool:
        return (
            all(t.is_word and not t.is_capital and not self.forms.finite(t) for t in parsed.tokens[start:end])
            or start == end
        )


def _is_prep(found: str, wanted: str) -> bool:
    return found == wanted or (" " in found and found.split(maxsplit=1)[0] == wanted)


def actors_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Ids of the mentions' actors, each once, in order."""
    return tuple(dict.fromkeys(a.actor_id for m in mentions for a in m.actors))
