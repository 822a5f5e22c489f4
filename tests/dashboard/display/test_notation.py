import pytest

from dashboard.display.notation import LESSON, NOTATIONS

each_notation = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
LETTERS = ("a", "x", "z", "delta")


def test_the_lessons_notation_comes_first_and_is_the_lessons():
    assert next(iter(NOTATIONS.values())) is LESSON
    assert (LESSON.at("a", 2), LESSON.at("x", "t"), LESSON.w_a) == ("a⟨2⟩", "x⟨t⟩", "W_a")


@pytest.mark.parametrize(
    ("name", "letter", "t", "text"),
    [
        ("lesson", "delta", 3, "δ⟨3⟩"),
        ("lesson", "z", "t-1", "z⟨t-1⟩"),
        ("state", "a", 2, "S[2]"),
        ("state", "x", "t", "x[t]"),
        ("hidden", "a", 2, "h₂"),
        ("hidden", "x", 10, "x₁₀"),
        ("hidden", "a", "t-1", "hₜ₋₁"),
    ],
)
def test_a_letter_at_a_step(name, letter, t, text):
    assert NOTATIONS[name].at(letter, t) == text


@each_notation
def test_a_notation_is_filed_under_its_own_name(notation):
    assert NOTATIONS[notation.name] is notation
    assert notation.label


@each_notation
def test_every_letter_and_step_has_a_name_of_its_own(notation):
    plain = {notation.at(letter, t) for letter in LETTERS for t in range(31)}
    tex = {notation.tex_at(letter, t) for letter in LETTERS for t in range(31)}
    assert len(plain) == len(tex) == len(LETTERS) * 31
    assert notation.weight("w_a") != notation.weight("w_x")
    assert notation.weight_tex("w_a") != notation.weight_tex("w_x")


@each_notation
@pytest.mark.parametrize("t", [0, 7, 30, 100, "t", "t-1", "T"])
def test_an_index_of_two_signs_stays_together_in_a_formula(notation, t):
    for letter in LETTERS:
        tex = notation.tex_at(letter, t)
        assert tex.count("{") == tex.count("}") == 1
        inside = tex[tex.index("{") : tex.index("}")]
        assert str(t) in inside


@each_notation
def test_a_weight_is_one_of_the_two(notation):
    assert notation.weight("w_a") == notation.w_a
    assert notation.weight_tex("w_x") == notation.w_x_tex
    with pytest.raises(KeyError):
        notation.weight("a0")


def test_no_two_notations_look_the_same():
    shown = {(n.at("a", 1), n.w_a, n.w_x, n.label) for n in NOTATIONS.values()}
    assert len(shown) == len(NOTATIONS)


@pytest.mark.parametrize(
    ("name", "text", "spelt"),
    [
        ("lesson", "W_a weighs a⟨t−1⟩, w_x weighs x⟨t⟩", "W_a weighs a⟨t−1⟩, W_x weighs x⟨t⟩"),
        ("state", "W_a weighs a⟨t−1⟩ to z⟨2⟩", "w_rec weighs S[t−1] to z[2]"),
        ("hidden", "w_a = 1 and δ⟨3⟩ = a⟨0⟩", "W_hh = 1 and δ₃ = h₀"),
        ("hidden", r"$\at{t} = f(\Wa \at{t-1} + \Wx \xt{t})$",
         r"$h_{t} = f(W_{hh} h_{t-1} + W_{xh} x_{t})$"),
        ("state", r"$\dt{T} \zt{1}$", r"$\delta_{[T]} z_{[1]}$"),
    ],
)  # fmt: skip
def test_prose_is_spelt_in_the_letters_of_the_notation(name, text, spelt):
    assert NOTATIONS[name].spell(text) == spelt


@each_notation
def test_prose_without_letters_stays_as_it_is(notation):
    text = "A state x is a number, raw_a and law_x are none. 5 ⟨sic⟩"
    assert notation.spell(text) == text
