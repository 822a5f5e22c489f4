"""What is sent to the browser: the core's numbers at every frame, and no more than is shown."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.controls.settings import Settings
from dashboard.display.notation import NOTATIONS
from dashboard.display.numbers import fixed
from dashboard.stage.film import (
    MOST_BYTES,
    film_of,
    floor_reason,
    most_frames,
    run_name,
    window_of,
)
from dashboard.stage.frames import frames
from rnn_core import (
    PRESETS,
    Dataset,
    Scenario,
    Weights,
    backward,
    forward,
    loss_floor,
    replay,
    updated,
)
from tests.dashboard.stage.packed import unpacked


def filmed(scenario, example=1, step=1, epoch=0, notation="lesson", **look):
    run = scenario.run()
    window = window_of(scenario.data.n, scenario.data.T, example, step)
    epochs = frames(run, epoch, most_frames(window))
    rows = [i - 1 for i in window.examples]
    numbers = replay(scenario.data, run, scenario.activation, scenario.rule, epochs, rows)
    settings = replace(Settings.of_scenario("note", scenario), example=example, **look)
    floor = loss_floor(scenario.data, scenario.activation)
    film = film_of(scenario, run, numbers, window, floor, settings, NOTATIONS[notation])
    return film, run, window


@pytest.mark.parametrize(
    ("n", "T", "rows", "steps"),
    [
        (8, 4, 8, 4),
        (9, 4, 6, 4),
        (20, 10, 6, 10),
        (20, 11, 5, 11),
        (20, 12, 4, 12),  # all steps, and fewer rows: both tables share one screen
        (20, 13, 6, 10),
        (1, 100, 1, 10),
        (1000, 100, 6, 10),
    ],
)
def test_the_window_holds_what_one_screen_holds(n, T, rows, steps):  # noqa: N803
    for example, step in ((1, 1), (n, T), ((n + 1) // 2, (T + 1) // 2)):
        window = window_of(n, T, example, step)
        assert (len(window.examples), len(window.steps)) == (rows, steps)
        assert example in window.examples
        assert step in window.steps
        assert window.in_full is (n <= 8 and T <= 4)


def large(n, T):  # noqa: N803
    rng = np.random.default_rng(7)
    data = Dataset(rng.normal(size=(n, T)).round(2), rng.normal(size=n).round(2))
    return Scenario(data, Weights(0.5, 0.3), "tanh", 0.05, 30, "exact")


SIZES = [
    (1, 1),
    (3, 1),
    (1, 3),
    (3, 3),
    (8, 4),
    (3, 10),
    (20, 3),
    (20, 10),
    (3, 100),
    (1000, 3),
]


@pytest.mark.parametrize("scenario", [*PRESETS.values(), *(large(*size) for size in SIZES)])
def test_every_number_of_every_frame_is_the_cores_as_it_is_written(scenario):
    n, T = scenario.data.n, scenario.data.T  # noqa: N806
    example, step = (n + 1) // 2, (T + 1) // 2
    film, run, window = filmed(scenario, example, step)
    head, arrays = unpacked(film)
    for k in range(0, len(head["epochs"]), 7):
        epoch = head["epochs"][k]
        fwd = forward(scenario.data, run.weights(epoch), scenario.activation)
        grad = backward(fwd, scenario.rule)
        rows = [i - 1 for i in window.examples]
        steps = slice(window.steps[0] - 1, window.steps[-1])
        states = slice(window.steps[0] - 1, window.steps[-1] + 1)
        mine = rows if window.in_full else [example - 1]
        expected = {
            "loss": fwd.loss,
            "error": fwd.error[rows],
            "square": fwd.error[rows] ** 2,
            "a": fwd.a[mine, states],
            "delta": grad.delta[mine, steps],
            "terms_w_x": grad.terms_w_x[mine, steps],
            "terms_w_a": grad.terms_w_a[mine, steps],
            "step_w_x": grad.step_w_x[steps],
            "step_w_a": grad.step_w_a[steps],
            "gradient_w_x": run.grad_w_x[epoch],
            "gradient_w_a": run.grad_w_a[epoch],
            "new_w_x": updated(run.w_x[epoch], run.grad_w_x[epoch], scenario.learning_rate),
        }
        for name, numbers in expected.items():
            sent, core = np.ravel(arrays[name][k]), np.ravel(numbers)
            np.testing.assert_allclose(sent, core, rtol=1e-5, atol=1e-12, err_msg=name)
            assert [fixed(v, 2) for v in sent] == [fixed(v, 2) for v in core], (name, epoch)


@pytest.mark.parametrize("decimals", [0, 2, 8])
def test_numbers_are_exact_enough_for_the_shown_decimals(decimals):
    film, run, _ = filmed(PRESETS["note"], decimals=decimals)
    _, arrays = unpacked(film)
    for sent, core in zip(arrays["loss"], run.loss, strict=True):
        assert fixed(sent, decimals) == fixed(core, decimals)


def test_the_lesson_travels_whole_and_light():
    film, run, window = filmed(PRESETS["note"])
    assert window.in_full
    assert unpacked(film)[0]["epochs"] == list(range(run.last_epoch + 1))
    assert len(film) < 30_000


@pytest.mark.parametrize("size", [(8, 4), (20, 10), (200, 100)])
def test_a_film_stays_light_whatever_is_trained(size):
    scenario = replace(large(*size), learning_rate=1e-4, epochs=300)
    film, _, _ = filmed(scenario)
    head, _ = unpacked(film)
    assert len(head["epochs"]) >= 50
    assert len(film) < 2.2 * MOST_BYTES


def test_of_a_longer_case_six_rows_and_ten_steps_around_the_chosen_ones_are_sent():
    head, arrays = unpacked(filmed(large(40, 30), example=20, step=15)[0])
    assert head["examples"] == list(range(18, 24))
    assert head["steps"] == list(range(11, 21))
    assert (head["n"], head["T"], head["full"], head["chosen"]) == (40, 30, False, 20)
    assert arrays["a"].shape[1:] == (1, 11)
    assert len(head["letters"]["w_x"]) == 10


def test_an_exact_0_is_told_from_a_small_number():
    scenario = PRESETS["note"]
    _, arrays = unpacked(filmed(scenario)[0])
    grad = backward(forward(scenario.data, scenario.weights, "tanh"))
    assert ((arrays["terms_w_a"][0] == 0) == (grad.terms_w_a == 0)).all()


def test_the_head_has_the_letters_of_the_notation_and_the_given_numbers_in_text():
    head, _ = unpacked(filmed(PRESETS["note"], notation="hidden")[0])
    assert (head["w_a"], head["w_x"], head["state"], head["index"]) == (
        "W_hh",
        "W_xh",
        "h",
        "subscript",
    )
    assert head["letters"]["w_x"] == ["(e)", "(c)", "(a)"]
    assert head["x"] == [["1", "0", "0"], ["0", "1", "1"], ["1", "1", "1"]]
    assert head["y"] == ["1", "2", "3"]
    assert head["sums"]


def test_another_run_has_another_name_and_another_look_has_not():
    assert len({run_name(scenario) for scenario in PRESETS.values()}) == len(PRESETS)
    names = {unpacked(filmed(PRESETS["note"], decimals=d)[0])[0]["run"] for d in (2, 4)}
    assert names == {run_name(PRESETS["note"])}


@pytest.mark.parametrize(
    ("y", "activation", "reason"),
    [
        ([1, 2, 3], "tanh", "tanh stays below 1, two targets do not"),
        ([0, 0, 2], "tanh", "tanh stays below 1, one target does not"),
        ([-2, 0, 2], "tanh", "tanh stays between −1 and 1, two targets do not"),
        ([-1, -2, -3], "relu", "relu is never below 0, three targets are"),
        ([0.5, 0, 0], "tanh", ""),
    ],
)
def test_the_floor_has_its_reason(y, activation, reason):
    data = Dataset(PRESETS["note"].data.x, y)
    scenario = replace(PRESETS["note"], data=data, activation=activation)
    assert floor_reason(scenario, loss_floor(data, activation)) == reason


@pytest.mark.filterwarnings("error")
def test_a_diverged_run_is_packed_to_its_end():
    film, run, _ = filmed(PRESETS["too_fast"])
    head, arrays = unpacked(film)
    assert head["ended"] == "diverged"
    assert head["epochs"][-1] == run.last_epoch
    assert np.isfinite(arrays["loss"]).all()
