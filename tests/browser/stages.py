"""The numbers of the stage, read from its tables as they stand."""

from playwright.sync_api import Page

from dashboard.display.numbers import fixed
from rnn_core import PARAMETERS, Scenario, backward, forward

READ = """() => Object.fromEntries(
    [...document.querySelectorAll('.stage-part[data-part="tables"] td[data-c]')]
        .map(cell => [cell.dataset.c, cell.textContent]))"""


def cells(page: Page) -> dict[str, str]:
    """Every number of the tables by its key."""
    return page.evaluate(READ)


def expected(scenario: Scenario, epoch: int) -> dict[str, str]:
    """The same from the core, for a case that the stage shows in full."""
    data, run = scenario.data, scenario.run()
    fwd = forward(data, run.weights(epoch), scenario.activation)
    grad = backward(fwd, scenario.rule)
    numbers = {"L": float(fwd.loss)}
    for i in range(1, data.n + 1):
        numbers[f"e.{i}"] = fwd.error[i - 1] ** 2
        for t in range(1, data.T + 1):
            numbers[f"a.{i}.{t}"] = fwd.a[i - 1, t]
            for weight in PARAMETERS:
                terms = getattr(grad, f"terms_{weight}")
                numbers[f"t.{weight}.{t}.{i}"] = terms[i - 1, t - 1]
    for weight in PARAMETERS:
        numbers[f"g.{weight}"] = getattr(grad, weight)
        for t in range(1, data.T + 1):
            numbers[f"s.{weight}.{t}"] = getattr(grad, f"step_{weight}")[t - 1]
    return {key: written(float(value)) for key, value in numbers.items()}


def written(value: float) -> str:
    """An exact 0 is 0; a small number keeps its sign."""
    if value == 0:
        return "0"
    text = fixed(value, 2)
    return f"−{text}" if value < 0 and not text.startswith("−") else text
