"""The language of an article; "not supported" is an answer."""

from __future__ import annotations

import pytest

from sahelscope.corpus.language import UNSUPPORTED, identify

SUPPORTED = {
    "nl": "De ministers van Defensie hebben in Ankara een akkoord ondertekend over de veiligheid op zee.",
    "de": "Die Verteidigungsminister haben in Ankara ein Abkommen über die Sicherheit auf See unterzeichnet.",
    "it": "I ministri della Difesa hanno firmato ad Ankara un accordo sulla sicurezza in mare.",
    "fr": "Les ministres de la Défense ont signé à Ankara un accord sur la sécurité en mer.",
    "en": "The defence ministers signed an agreement on safety at sea in Ankara.",
}
OTHERS = {
    "es": "El presidente de Rusia habló por teléfono con su homólogo turco sobre la guerra en Ucrania y los cereales.",
    "pt": "O presidente da Rússia falou por telefone com o seu homólogo turco sobre a guerra na Ucrânia e os cereais.",
    "ru": "Президент России обсудил с турецким коллегой войну на Украине и вывоз зерна через Чёрное море.",
    "pl": "Prezydent Rosji rozmawiał telefonicznie ze swoim tureckim odpowiednikiem o wojnie w Ukrainie i zbożu.",
    "af": "Die Russiese president het telefonies met sy Turkse eweknie oor die oorlog in Oekraïne gepraat.",
    "tr": "Rusya Devlet Başkanı, Türk mevkidaşı ile Ukrayna'daki savaşı ve tahıl sevkiyatını telefonda görüştü.",
    "da": "Ruslands præsident talte i telefon med sin tyrkiske kollega om krigen i Ukraine og om korn.",
    "sw": "Rais wa Urusi alizungumza kwa simu na mwenzake wa Uturuki kuhusu vita nchini Ukraine na nafaka.",
    "la": "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani.",
}


@pytest.mark.parametrize("code", SUPPORTED)
def test_a_sentence_is_enough(code: str) -> None:
    """One sentence of a supported language is told apart from the others."""
    assert identify(SUPPORTED[code])[0] == code


@pytest.mark.parametrize("code", OTHERS)
def test_neighbouring_languages_are_not_taken_for_ours(code: str) -> None:
    """Afrikaans is not Dutch, Spanish not Italian: another language is not supported, and its likeliest code is told."""
    assert identify(OTHERS[code]) == (UNSUPPORTED, code)


@pytest.mark.parametrize("text", ["12 34 55 66", "a" * 5000, "asdkj qwepoi zxmcn alskdj qpwoei", "€ € €"])
def test_what_is_no_language_is_not_supported(text: str) -> None:
    """Digits, endless letters and keyboard noise have no language."""
    assert identify(text)[0] == UNSUPPORTED
