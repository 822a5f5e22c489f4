from dashboard.display.notation import LESSON, NOTATIONS
from dashboard.figures.plain_tables import forward_lines, terms_lines
from rnn_core import PRESETS, backward, forward

NOTE = PRESETS["note"]
FWD = forward(NOTE.data, NOTE.weights, NOTE.activation)
ALL = range(1, 4)


def test_the_forward_numbers_of_the_lesson_stand_in_a_table():
    lines = forward_lines(FWD, ALL, ALL, 2, LESSON).splitlines()
    assert lines[0] == "| ex | x⟨1⟩ | x⟨2⟩ | x⟨3⟩ | a⟨1⟩ | a⟨2⟩ | a⟨3⟩ | y | (ŷ − y)² |"
    assert lines[2] == "| 1 | 1 | 0 | 0 | 0.76 | 0.64 | 0.57 | 1 | 0.19 |"
    assert lines[4] == "| 3 | 1 | 1 | 1 | 0.76 | 0.94 | 0.96 | 3 | 4.16 |"
    assert lines[-1] == "L = 1.82"


def test_the_terms_stand_in_the_lessons_order_with_every_share():
    lines = terms_lines(backward(FWD, "note"), ALL, ALL, 2, LESSON).splitlines()
    assert [line.split(" | ")[0][2:] for line in lines[2:8]] == [f"({c})" for c in "abcdef"]
    assert lines[2].startswith("| (a) | W_x | 3 | −2.07 | 0 |")
    assert lines[-1] == "∂L/∂W_x = −5.78, ∂L/∂W_a = −3.26"


def test_the_letters_follow_the_notation():
    hidden = NOTATIONS["hidden"]
    assert "h₃" in forward_lines(FWD, ALL, ALL, 2, hidden)
    assert "W_hh" in terms_lines(backward(FWD), ALL, ALL, 2, hidden)
