// Where the controls stand: the sidebar, the strip of a presentation, the bar of views, practice.

const RULES = [["exact", "exact"], ["note", "as in the note"]];
const TARGETS = [["sum", "sums"], ["own", "my own"]];
const DECIMALS = [...Array(9).keys()];

const help = (key) => GIVEN.help[key]?.[0] ?? key;
// Until the server has said its first word there is no data, and nothing is answered.
const answered = (desk) => () => Object.keys(desk.data?.answers ?? {}).length > 0;
const chooses = (desk, field) => (value) => desk.edit({ kind: "choose", field, value });

// Every part draws itself once and returns what is to be updated.
const PARTS = { sidebar, strip, views, own_numbers: ownNumbers, answer: answerField, looked_at: lookedAt, clear: clearAnswers };

function preset(desk, label, hidden) {
  const choice = new Choice(desk, "preset", GIVEN.presets, {
    label,
    hidden,
    asks: (name) => {
      const does = () => desk.edit({ kind: "preset", name });
      if (!answered(desk)()) return does();
      choice.update(desk.data); // until it is confirmed nothing has changed
      confirmAt(choice.select, does);
    },
  });
  return choice;
}

const activation = (desk, label, marked) =>
  new Choice(desk, "activation", GIVEN.activations.map((name) => [name, name]), { label, help: marked, asks: chooses(desk, "activation") });

const weight = (desk, name, marked, ends = "") =>
  new NumberField(desk, name, { label: (data) => data.letters[name] + ends, help: marked, compact: !ends && name !== "a0" });

function sidebar(desk, root) {
  const about = new About();
  const table = new SheetTable(desk);
  const fields = {
    preset: preset(desk, help("preset"), true),
    length: new NumberField(desk, "length", { label: help("length"), help: true, compact: true }),
    targets: new Segments(desk, "targets", TARGETS, { label: help("targets"), help: true }),
    w_a: weight(desk, "w_a", true, " at the start"),
    w_x: weight(desk, "w_x", true, " at the start"),
    a0: weight(desk, "a0", true),
    activation: activation(desk, help("activation"), true),
    rate: new NumberField(desk, "learning_rate", { label: help("learning_rate"), help: true }),
    epochs: new NumberField(desk, "epochs", { label: help("epochs"), help: true }),
    rule: new Segments(desk, "rule", RULES, { label: help("rule"), help: true }),
  };
  const row = (...parts) => element("div", { class: "row" }, ...parts.map((part) => part.root ?? part));
  const last = lastRow(desk);
  root.append(
    element("h1", {}, "RNN by Hand"),
    fields.preset.root,
    about.root,
    element("div", { class: "row head" }, element("h2", {}, help("sequences")), helpMark("sequences"), fields.length.root),
    table.root,
    fields.targets.root,
    row(fields.w_a, fields.w_x),
    row(fields.a0, fields.activation),
    row(fields.rate, fields.epochs),
    fields.rule.root,
    row(...last.parts),
  );
  return [about, table, ...Object.values(fields), ...last.fields];
}

// Two lines, whatever is said: what the numbers are, or the first thing to mend.
class About {
  constructor() {
    this.text = element("p", {});
    this.mark = helpMark("preset");
    this.root = element("div", { class: "about" }, this.text, this.mark);
  }

  update({ about: [text, isFault, more] }) {
    this.text.textContent = text;
    this.text.classList.toggle("fault", isFault);
    this.mark.help = more;
  }
}

function lastRow(desk) {
  const display = displayMenu(desk);
  const copy = button("Copy link", { does: () => copyLink(desk, copy), title: "Copy the address of this view" });
  const reset = button("Reset", { does: () => desk.edit({ kind: "preset" }), asks: answered(desk), title: GIVEN.help.reset[1], class: "desk-button reset" });
  return { parts: [display.root, copy, reset], fields: display.fields };
}

async function copyLink(desk, copied) {
  const address = location.origin + location.pathname + (desk.data ? desk.data.query && `?${desk.data.query}` : location.search);
  try {
    await navigator.clipboard.writeText(address);
    copied.textContent = "Copied";
  } catch {
    prompt("The address of this view:", address);
  }
  desk.say("The link is copied.");
  setTimeout(() => (copied.textContent = "Copy link"), 2000);
}

function displayMenu(desk) {
  const fields = [
    new Slider(desk, "decimals", DECIMALS, { label: help("decimals"), help: true, read: ({ chosen }) => chosen.decimals, asks: chooses(desk, "decimals") }),
    new Choice(desk, "notation", GIVEN.notations, { label: help("notation"), help: true, asks: chooses(desk, "notation") }),
    new Slider(desk, "learning_rate_coarse", GIVEN.stops, { label: help("learning_rate_coarse"), help: true, read: ({ numbers }) => numbers.learning_rate[1], asks: (rate) => desk.edit({ kind: "type", field: "learning_rate", text: String(rate) }) }),
  ];
  const card = element("div", { class: "desk-card", popover: "auto", "aria-label": "Display" }, ...fields.map(({ root }) => root));
  const root = button("Display", { does: () => card.togglePopover({ source: root }), "aria-haspopup": "dialog", class: "desk-button display" });
  card.addEventListener("toggle", () => card.matches(":popover-open") && placeAt(card, root));
  card.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  const holder = element("span", { class: "holder" }, root, card);
  return { root: holder, fields };
}

// While presenting: the five that a class asks for, and the way out.
function strip(desk, root) {
  const fields = [
    preset(desk, "Preset"),
    weight(desk, "w_a"),
    weight(desk, "w_x"),
    activation(desk, "f"),
    new NumberField(desk, "learning_rate", { label: "rate", compact: true }),
  ];
  const close = button("×", { does: () => desk.edit({ kind: "choose", field: "present", value: 0 }), class: "desk-button close", "aria-label": "Stop presenting", title: "Stop presenting (P or Esc)" });
  root.append(...fields.map((field) => field.root), close);
  return fields;
}

// The bar of views, and the button that begins a presentation.
function views(desk, root, { titles }) {
  const buttons = titles.map(([name, title], i) => {
    const open = button(title, { does: () => desk.edit({ kind: "choose", field: "view", value: name }), "data-view": name, title: `Key ${i + 1}` });
    return [name, open];
  });
  const present = button(help("present"), { does: () => desk.edit({ kind: "choose", field: "present", value: desk.data?.chosen.present ? 0 : 1 }), class: "desk-button present", title: GIVEN.help.present[1] });
  root.append(element("nav", { "aria-label": help("view") }, ...buttons.map(([, open]) => open)), present);
  const update = ({ chosen }) => {
    for (const [name, open] of buttons) {
      if (name === chosen.view) open.setAttribute("aria-current", "true");
      else open.removeAttribute("aria-current");
    }
    present.textContent = chosen.present ? "Stop presenting" : help("present");
  };
  return [{ root, update }];
}

// ---- in the views ----

function lookedAt(desk, root) {
  const fields = ["example", "step"].map((name) => new NumberField(desk, name, { label: help(name), help: true }));
  root.append(element("div", { class: "row" }, ...fields.map((field) => field.root)));
  return fields;
}

function ownNumbers(desk, root) {
  const flips = ["covered", "show_key"].map((field) => {
    const flip = button("", { does: () => desk.edit({ kind: "choose", field, value: desk.data?.chosen[field] ? 0 : 1 }), "data-flips": field, title: GIVEN.help[field][1] });
    return { root: flip, update: ({ chosen }) => (flip.textContent = GIVEN.texts[field][chosen[field]]) };
  });
  const seed = new NumberField(desk, "seed", { label: help("seed"), help: true });
  const draw = button("Draw random numbers", { does: () => desk.edit({ kind: "seed", text: seed.input.value }), asks: answered(desk) });
  root.append(element("div", { class: "row" }, ...flips.map((flip) => flip.root)), element("p", { class: "prose" }, GIVEN.texts.seed), element("div", { class: "row seed" }, seed.root, draw));
  return [...flips, seed];
}

// The field of a question; what is said of the answer stands beside it, and is spoken once.
function answerField(desk, root, { question, name, right, sentence }) {
  const id = `answer-${question}`;
  const input = element("input", { id, type: "text", inputmode: "text", autocomplete: "off", spellcheck: "false", enterkeyhint: "done", "aria-label": name, "aria-describedby": `${id}-said`, "data-question": question });
  const said = element("span", { class: "unseen", id: `${id}-said` });
  root.append(element("div", { class: "desk-field answer" }, element("div", { class: "box" }, input)), said);
  const field = {
    root,
    update: ({ answers }) => {
      if (field.shown !== undefined && input.value !== field.shown) return;
      field.shown = answers[question] ?? "";
      input.value = field.shown;
    },
    told: (told) => {
      said.textContent = told.sentence;
      input.setAttribute("aria-invalid", String(Boolean(told.sentence) && !told.right));
      if (told.sentence && field.asked && told.sentence !== field.spoken) desk.say(`${told.name}: ${told.sentence}`);
      field.spoken = told.sentence;
      field.asked = false;
    },
  };
  const commit = () => {
    if (input.value === field.shown) return;
    field.shown = input.value;
    field.asked = true;
    field.spoken = null;
    desk.edit({ kind: "answer", question, text: input.value });
  };
  input.addEventListener("blur", commit);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape" && input.value !== field.shown) {
      input.value = field.shown;
      event.stopPropagation();
    }
  });
  field.told({ name, right, sentence });
  return [field];
}

function clearAnswers(desk, root) {
  const clear = button("Clear my answers", { does: () => desk.edit({ kind: "clear" }), asks: () => true, question: GIVEN.texts.clears });
  root.append(clear);
  return [];
}

// ---- on paper ----

// All that is given, in one line above the stage, for as long as it is printed.
function givenLine(desk) {
  const { numbers, chosen, letters } = desk.data;
  const title = Object.fromEntries(GIVEN.presets)[chosen.preset];
  const start = ["w_a", "w_x", "a0"].map((field) => `${letters[field]} = ${numbers[field][1]}`);
  const training = [`f = ${chosen.activation}`, `learning rate ${numbers.learning_rate[1]}`, `${numbers.epochs[1]} epochs`, `backward pass: ${Object.fromEntries(RULES)[chosen.rule]}`];
  const sheet = new Sheet(desk.sheet);
  const rows = sheet.x.slice(0, 8).map((row, i) => {
    const target = sheet.own ? ` → ${sheet.y[i]}` : "";
    return row.slice(0, Math.min(sheet.length, 12)).join(" ") + target;
  });
  const all = sheet.x.length <= 8 && sheet.length <= 12;
  const more = all ? "" : ` … (${sheet.x.length} sequences of ${sheet.length} numbers)`;
  const targets = sheet.own ? "" : "; the targets are their sums";
  const text = `${title}. At the start ${[...start, ...training].join(", ")}. Sequences: ${rows.join(" · ")}${more}${targets}.`;
  return element("p", { class: "desk-given" }, text.replace(/-(?=[\d.])/g, "−"));
}

function printsGiven(desk, signal) {
  const remove = () => document.querySelector(".desk-given")?.remove();
  const put = () => {
    remove();
    if (desk.data && desk.sheet) document.querySelector('[data-testid="stMainBlockContainer"]')?.prepend(givenLine(desk));
  };
  addEventListener("beforeprint", put, { signal });
  addEventListener("afterprint", remove, { signal });
  matchMedia("print").addEventListener("change", ({ matches }) => (matches ? put() : remove()), { signal });
}

// ---- mounting ----

function mount(root, given) {
  const { desk } = window.rnnByHand;
  const { part } = given;
  if (root.drawn) {
    for (const field of root.fields) field.told?.(given);
    return;
  }
  root.drawn = true;
  root.classList.add(`desk-${part.replace("_", "-")}`);
  root.fields = PARTS[part](desk, root, given);
  for (const field of root.fields) desk.add(field);
}

// One desk for the page, whatever is drawn when; parts that came before it are waiting.
export default function () {
  const mine = import.meta.url;
  const world = (window.rnnByHand ??= {});
  if (world.desk?.made === mine) return;
  world.desk?.end();
  world.desk = new Desk();
  world.desk.made = mine;
  world.mountControls = mount;
  printsGiven(world.desk, world.desk.aborter.signal);
  for (const root of document.querySelectorAll(".desk-part")) root.given && mount(root, root.given);
  const { told, cells } = world;
  if (cells) world.desk.takeSheet(cells);
  if (told) world.desk.take(...told);
}
