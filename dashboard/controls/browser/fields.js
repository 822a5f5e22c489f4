// The single controls. Each has a root, and `update` shows what the server says.

const NEXT_TO_INPUT = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
let made = 0;

// A number: what is typed stays as it was typed. − and + and the arrow keys step.
class NumberField {
  constructor(desk, field, { label, help, compact } = {}) {
    this.desk = desk;
    this.field = field;
    const { low, high } = GIVEN.numbers[field];
    const id = `desk-${field}-${(made += 1)}`;
    this.input = element("input", {
      id,
      type: "text",
      inputmode: "text",
      role: "spinbutton",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "done",
      "aria-describedby": `${id}-said`,
      "data-field": field,
    });
    this.bound(low, high);
    this.name = element("span", { class: "name" });
    this.said = element("div", { class: "said", id: `${id}-said` });
    const stepper = (by, sign, word) => {
      const button = element("button", { type: "button", tabindex: -1, class: `by ${word}` }, sign);
      button.addEventListener("pointerdown", (event) => event.preventDefault());
      button.addEventListener("click", () => this.step(by));
      return button;
    };
    this.less = stepper(-1, "−", "less");
    this.more = stepper(1, "+", "more");
    const box = element("div", { class: "box" }, this.input, this.less, this.more);
    const head = element("div", { class: "label" }, element("label", { for: id }, this.name), help ? helpMark(field) : null);
    this.root = element("div", { class: `desk-field number${compact ? " beside" : ""}`, "data-of": field }, head, box, this.said);
    this.label = label;
    this.listen();
    this.setLabel(typeof label === "string" ? label : "");
  }

  // As many examples and steps as there are now.
  bound(low, high) {
    this.low = low;
    this.high = high;
    this.input.setAttribute("aria-valuemin", low);
    this.input.setAttribute("aria-valuemax", high);
  }

  setLabel(text) {
    if (this.name.textContent === text) return;
    this.name.textContent = text;
    this.less.setAttribute("aria-label", `${text}: less`);
    this.more.setAttribute("aria-label", `${text}: more`);
  }

  listen() {
    const { input } = this;
    input.addEventListener("input", () => this.root.classList.toggle("typing", this.isTyping()));
    input.addEventListener("blur", () => this.commit());
    input.addEventListener("focus", () => input.select());
    input.addEventListener("keydown", (event) => this.key(event));
  }

  isTyping() {
    return this.input.value !== this.shown;
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") {
      this.commit();
      this.input.select();
    } else if (event.key === "Escape" && this.isTyping()) {
      this.put(this.shown);
      event.stopPropagation();
    } else if (event.key in NEXT_TO_INPUT) {
      event.preventDefault();
      this.step(NEXT_TO_INPUT[event.key]);
    }
  }

  commit() {
    this.root.classList.remove("typing");
    if (!this.isTyping()) return;
    this.shown = this.input.value;
    this.value = null; // only the server reads
    this.asked = true;
    this.desk.edit({ kind: "type", field: this.field, text: this.shown });
  }

  step(by) {
    this.commit();
    const { low, high } = this;
    const { step } = GIVEN.numbers[this.field];
    if (this.value !== null) {
      // What the server will answer: the same arithmetic.
      this.value = Math.min(high, Math.max(low, Number((this.value + by * step).toFixed(10))));
      this.put(String(this.value));
      this.input.setAttribute("aria-valuenow", this.value);
    }
    this.asked = true;
    this.desk.edit({ kind: "step", field: this.field, by });
  }

  put(text) {
    this.shown = text;
    this.root.classList.remove("typing");
    if (this.input.value === text) return;
    this.input.value = text;
    if (document.activeElement === this.input) this.input.select();
  }

  update(data) {
    if (typeof this.label === "function") this.setLabel(this.label(data));
    const [text, value, sentence, note, low, high] = data.numbers[this.field];
    this.bound(low, high);
    if (this.shown !== undefined && this.isTyping()) return;
    this.value = value;
    this.put(text);
    const { input, said } = this;
    input.setAttribute("aria-valuenow", value);
    input.setAttribute("aria-valuetext", text.replace("-", "−"));
    input.setAttribute("aria-invalid", String(Boolean(sentence)));
    this.root.classList.toggle("wrong", Boolean(sentence));
    this.root.classList.toggle("noted", Boolean(note));
    const words = sentence || note || "";
    if (said.textContent !== words) said.textContent = words;
    if (words && this.asked) this.desk.say(words);
    this.asked = false;
  }
}

// One of several, in a list that opens.
class Choice {
  constructor(desk, field, options, { label, help, hidden, asks } = {}) {
    const id = `desk-${field}-${(made += 1)}`;
    this.field = field;
    this.select = element("select", { id, "data-field": field });
    for (const [value, text] of options) this.select.append(element("option", { value }, text));
    const name = element("label", { for: id, class: hidden ? "unseen" : null }, label);
    const head = element("div", { class: "label" }, name, help ? helpMark(field) : null);
    if (hidden) head.classList.add("unseen");
    this.root = element("div", { class: "desk-field choice", "data-of": field }, head, element("div", { class: "box" }, this.select));
    this.select.addEventListener("change", () => asks(this.select.value));
  }

  update(data) {
    const value = String(data.chosen[this.field]);
    if (this.select.value !== value) this.select.value = value;
  }
}

// One of a few, side by side.
class Segments {
  constructor(desk, field, options, { label, help }) {
    this.field = field;
    const name = `desk-${field}-${(made += 1)}`;
    this.inputs = options.map(([value, text]) => {
      const input = element("input", { type: "radio", name, value, "data-field": field });
      input.addEventListener("change", () => desk.edit({ kind: "choose", field, value }));
      return [input, element("label", {}, input, element("span", {}, text))];
    });
    const head = element("div", { class: "label" }, element("span", { id: name }, label), help ? helpMark(field) : null);
    const group = element("div", { class: "segments", role: "radiogroup", "aria-labelledby": name }, ...this.inputs.map(([, part]) => part));
    this.root = element("div", { class: "desk-field beside", "data-of": field }, head, group);
  }

  update(data) {
    for (const [input] of this.inputs) input.checked = input.value === String(data.chosen[this.field]);
  }
}

// A row of stops, by their place: decimals, the coarse learning rate.
class Slider {
  constructor(desk, field, stops, { label, help, read, asks }) {
    const id = `desk-${field}-${(made += 1)}`;
    this.stops = stops;
    this.read = read;
    this.input = element("input", { id, type: "range", min: 0, max: stops.length - 1, step: 1, "data-field": field });
    this.output = element("output", { for: id });
    const head = element("div", { class: "label" }, element("label", { for: id }, label), help ? helpMark(field) : null, this.output);
    this.root = element("div", { class: "desk-field slider", "data-of": field }, head, this.input);
    this.input.addEventListener("input", () => this.tell());
    this.input.addEventListener("change", () => asks(stops[this.input.value]));
  }

  tell() {
    const text = String(this.stops[this.input.value]);
    this.output.textContent = text;
    this.input.setAttribute("aria-valuetext", text);
  }

  update(data) {
    this.input.value = nearest(this.stops, this.read(data));
    this.tell();
  }
}

function nearest(stops, value) {
  const off = stops.map((stop) => Math.abs(stop - value) / (Math.abs(stop) || 1));
  return off.indexOf(Math.min(...off));
}

// A button; while something is typed in practice, it asks before it empties that.
function button(text, { does, asks, question = GIVEN.texts.empties, ...attributes }) {
  const made = element("button", { type: "button", class: "desk-button", ...attributes }, text);
  made.addEventListener("click", () => (asks?.() ? confirmAt(made, does, question) : does()));
  return made;
}

function confirmAt(anchor, does, question = GIVEN.texts.empties) {
  const go = button("Continue", { does: () => (card.remove(), does()) });
  const no = button("Cancel", { does: () => (card.remove(), anchor.focus()) });
  const card = element("div", { class: "desk-card", popover: "auto", role: "dialog", "aria-label": anchor.textContent }, element("p", {}, question), element("div", { class: "row" }, go, no));
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    card.remove();
    anchor.focus();
  });
  // Only one is open at a time, and a click elsewhere closes it.
  card.addEventListener("toggle", ({ newState }) => newState === "closed" && card.remove());
  page().append(card);
  card.showPopover();
  placeAt(card, anchor);
  go.focus();
}

// Below the anchor, or above it, and always in the window.
function placeAt(card, anchor) {
  const at = anchor.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = at.bottom + 6 + height < innerHeight;
  card.style.top = `${below ? at.bottom + 6 : Math.max(6, at.top - height - 6)}px`;
  card.style.left = `${Math.max(6, Math.min(at.left, innerWidth - width - 6))}px`;
}

// The question mark beside a name: its text stands in a tip, and is read to who cannot see it.
function helpMark(key, text = GIVEN.help[key]?.[1] ?? "") {
  const mark = element("button", { type: "button", class: "help", "aria-label": `Help: ${GIVEN.help[key]?.[0] ?? key}` }, "?");
  mark.help = text;
  const show = () => showTip(mark);
  const hide = () => document.querySelector(".desk-tip")?.remove();
  mark.addEventListener("pointerenter", show);
  mark.addEventListener("focus", show);
  mark.addEventListener("click", show);
  mark.addEventListener("pointerleave", hide);
  mark.addEventListener("blur", hide);
  mark.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), hide()));
  return mark;
}

function showTip(mark) {
  document.querySelector(".desk-tip")?.remove();
  const tip = element("div", { class: "desk-tip", role: "tooltip", id: "desk-tip", "aria-hidden": "true" }, ...mark.help.split("\n\n").map((text) => element("p", {}, text)));
  mark.setAttribute("aria-describedby", "desk-tip");
  page().append(tip);
  placeAt(tip, mark);
}
