"""Both databases read the same terms, whatever language they are of."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jiangfang.search.indexes import newest_matching
from jiangfang.search.models import SearchRow
from jiangfang.search.terms import Phrase, phrases_of, terms_of
from tests import cast as story

LETTERS = st.characters(categories=["Ll", "Lu", "Lo", "Lm", "Nd", "Nl"], max_codepoint=0x2FFFF)
TEXTS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=6), min_size=1, max_size=4).map(" ".join)


class WhateverTheLetters(TestCase):
    """A class because Hypothesis needs its own way to roll back between examples."""

    @classmethod
    def setUpTestData(cls):
        nation = story.found(None, "nation", "nation", "全国总工会")
        cls.row = SearchRow.objects.get(record=nation.record)

    @settings(max_examples=40)
    @given(text=TEXTS)
    def test_each_term_and_each_text_finds_its_row(self, text):
        SearchRow.objects.filter(pk=self.row.pk).update(body_terms=" ".join(terms_of(text)))
        asked = [[Phrase((term,), open_end=False)] for term in terms_of(text)]
        for phrases in [phrase for phrase in (*asked, phrases_of(text)) if phrase]:
            found = newest_matching(SearchRow.objects.all(), phrases).values_list("pk", flat=True)
            assert list(found) == [self.row.pk], phrases
