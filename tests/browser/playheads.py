"""At which epoch does each chart stand? Read from the marks that are drawn."""

import re

from playwright.sync_api import Page

from rnn_core import Scenario, forward

IN_SIGHT = {
    "forward": {"player", "loss", "predictions"},
    "landscape": {"player", "loss", "weights", "map"},
}
"""What stands at an epoch while a view is open: the stage, and the charts of the view."""

# The label of the point that moves, in each chart; and what the player itself shows.
READ = """async () => {
    const label = (chart, group) => {
        const found = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
            .find(c => c.getAttribute('aria-label').startsWith(chart));
        const marks = found?.querySelectorAll(group) ?? [];
        return marks.length ? marks[marks.length - 1].getAttribute('aria-label') : '';
    };
    const read = () => ({
        player: document.querySelector('[data-show="epoch"]').textContent,
        loss: label('The loss over', '.mark-symbol.layer_6_marks > *'),
        weights: label('The weights', '.mark-symbol.layer_3_marks > *'),
        map: label('A map', '.mark-symbol.layer_5_marks > *'),
        predictions: label('For each example', '.mark-symbol.layer_3_marks > *'),
    });
    // Charts are drawn a moment after the player has spoken: read between two frames.
    for (let tries = 0; tries < 50; tries++) {
        const before = document.querySelector('[data-show="epoch"]').textContent;
        await new Promise(done => setTimeout(done, 45));
        const heads = read();
        if (heads.player === before) return heads;
    }
    throw new Error('the player never stood still long enough to be read');
}"""


def playheads(page: Page, scenario: Scenario, view: str = "forward") -> dict[str, int]:
    """The epoch of the player and of every chart in sight; predictions by their values."""
    seen = page.evaluate(READ)
    run = scenario.run()
    y_hat = [
        forward(scenario.data, run.weights(k), scenario.activation).y_hat
        for k in range(run.last_epoch + 1)
    ]
    heads = {"player": int(seen["player"].split(" of ")[0])}
    for name in ("loss", "weights", "map"):
        if seen[name]:
            heads[name] = int(re.search(r"epoch: (\d+)", seen[name])[1])
    if seen["predictions"]:
        # The last point of the predictions belongs to the last example.
        prediction = _number(r"value: (\S+?);", seen["predictions"])
        heads["predictions"] = _nearest([row[-1] for row in y_hat], prediction)
    assert heads.keys() == IN_SIGHT[view]
    return heads


def _number(pattern: str, label: str) -> float:
    return float(re.search(pattern, label)[1].replace("−", "-"))


def _nearest(values: list[float], value: float) -> int:
    distance, epoch = min((abs(v - value), k) for k, v in enumerate(values))
    assert distance < 2e-6, f"{value} is the value of no epoch"
    return epoch
