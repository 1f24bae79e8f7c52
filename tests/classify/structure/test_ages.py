"""Ages: each form matches its examples, and no form a counter-example."""

from __future__ import annotations

import re

import pytest

from newsclean.classify.structure.ages import AgeForm, load_age_forms, states_age
from newsclean.text.words.required_words import every_match_has_one

FORMS = load_age_forms()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_matches_its_examples_and_no_counter_example(form: AgeForm) -> None:
    assert form.examples and form.counter_examples
    for text in form.examples:
        assert re.search(form.pattern, text, re.IGNORECASE) and states_age(text), text
        assert states_age(text.upper()), text
    assert [text for text in form.counter_examples if states_age(text)] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_match_contains_a_word(form: AgeForm) -> None:
    assert every_match_has_one(form.pattern, form.words, re.IGNORECASE)


def test_every_form_has_an_id_of_its_own() -> None:
    assert len({form.id for form in FORMS}) == len(FORMS)
