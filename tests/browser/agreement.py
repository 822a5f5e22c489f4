"""Whether fields, cells, choices, stage and address agree with each other and the core."""

from dashboard.controls import link
from dashboard.controls.link import parameters
from dashboard.controls.number_fields import NUMBER_FIELDS
from dashboard.controls.sequences import read_sheet
from rnn_core import read, train
from rnn_core.words import counted
from tests.browser.steps import idle

STATE = """() => {
  const { desk, stage } = window.rnnByHand;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const wrong = (input) => input.getAttribute("aria-invalid") === "true";
  const number = (name) => stage.film.number(name, stage.frame);
  const numbers = all(".desk-sidebar .desk-field.number input, .desk-strip .number input");
  const chosen = all('select[data-field], input[type="radio"][data-field]:checked');
  return {
    query: location.search,
    told: desk.data.query,
    empty: desk.sheet.x === "",
    fields: numbers.map((input) => [input.dataset.field, input.value, wrong(input)]),
    cells: all(".desk-sheet [data-row]").map((input) =>
      [Number(input.dataset.row), Number(input.dataset.column), input.value, wrong(input)]),
    chosen: chosen.map((choice) => [choice.dataset.field, choice.value]),
    view: document.querySelector('.desk-views [aria-current="true"]')?.dataset.view,
    stage: desk.data.now && {
      epoch: stage.epoch(),
      last: stage.film.last,
      example: stage.example,
      step: stage.step_shown,
      loss: number("loss"),
      w_a: number("w_a"),
      w_x: number("w_x"),
    },
  };
}"""


def state(page):
    """What fields, cells, choices, stage and address say."""
    return page.evaluate(STATE)


def disagreements(page):
    """What of fields, cells, stage and address is not what rnn_core makes of the address."""
    seen = state(page)
    settings, notices = link.read(parameters(seen["query"]))
    data = read_sheet(settings.sheet).data
    found = [f"the address says: {notice}" for notice in notices]
    if seen["query"].removeprefix("?") != seen["told"]:
        found.append(f"the address is {seen['query']}, the server's {seen['told']}")

    def compare(what, is_seen, expected, off=0.0):
        if is_seen != expected and not (off and abs(is_seen - expected) <= off * abs(expected)):
            found.append(f"{what}: {is_seen} is shown, {expected} is right")

    for name, text, is_wrong in seen["fields"]:
        if name == "length" and seen["empty"]:
            continue  # without a row the sequences from before count, of that many steps
        if not is_wrong and name in NUMBER_FIELDS:
            value = settings.sheet.length if name == "length" else getattr(settings, name)
            compare(name, read(text).value, value)
    for row, column, text, is_wrong in seen["cells"]:
        if not is_wrong:
            compare(
                f"cell {row}, {column}",
                read(text).value,
                read(settings.sheet.text(row, column)).value,
            )
    for name, value in seen["chosen"]:
        if hasattr(settings, name):
            compare(name, value, getattr(settings, name))
    for name, is_seen, expected in _on_stage(seen["stage"], settings.scenario(data), settings):
        compare(name, is_seen, expected, 1e-6)
    if seen["view"]:
        compare("view", seen["view"], settings.view)
    return found


def _on_stage(seen, scenario, settings):
    run = train(
        scenario.data,
        scenario.weights,
        scenario.activation,
        scenario.learning_rate,
        scenario.epochs,
        scenario.rule,
    )
    if settings.covered:  # only practice is shown
        return [("anything on the stage", seen is not None, False)]
    if run.last_epoch < 0 or seen is None:
        return [("anything on the stage", seen is not None, run.last_epoch >= 0)]
    epoch = min(settings.epoch, run.last_epoch)
    weights = run.weights(epoch)
    right = {
        "epoch": epoch,
        "last": run.last_epoch,
        "example": settings.example,
        "step": settings.step,
        "loss": float(run.loss[epoch]),
        "w_a": weights.w_a,
        "w_x": weights.w_x,
    }
    return [(f"{name} on the stage", seen[name], value) for name, value in right.items()]


def assert_agrees(page):
    idle(page)
    found = disagreements(page)
    assert not found, f"{counted(len(found), 'disagreement')}: " + "; ".join(found)
