import pytest

from tests.page.reading import NO_NUMBER


@pytest.mark.parametrize("text", ["nan", "−inf", "x = NaN", "inf%", "∞", "1 Infinity", "$inf$"])
def test_what_is_no_number_is_found(text):
    assert NO_NUMBER.search(text)


@pytest.mark.parametrize("text", ["info", "finance", "infinitely far", "lesson", "0.00"])
def test_words_and_numbers_are_left_alone(text):
    assert not NO_NUMBER.search(text)
