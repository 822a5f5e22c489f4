// The sequences as a table of fields: typing, keys, rows and steps that come and go.

class SheetTable {
  constructor(desk) {
    this.desk = desk;
    this.root = element("div", { class: "desk-sheet" });
    this.frame = element("div", { class: "frame" });
    const does = (name) => () => this[name]();
    this.buttons = {
      add: button("+ Row", { does: does("add"), title: "Add a row below the cursor (Ctrl+Enter)" }),
      remove: button("− Row", { does: does("remove"), title: "Remove the row of the cursor (Ctrl+Backspace)" }),
      text: button("Text …", { does: () => this.dialog.open(), title: "Edit all rows as text: paste, type, replace" }),
      undo: button("Undo", { does: () => desk.edit({ kind: "undo" }), title: "Undo or redo the last change of the cells" }),
    };
    this.root.append(this.frame, element("div", { class: "tools" }, ...Object.values(this.buttons)));
    this.at = { row: 0, column: 1 };
    this.entered = false; // before a cell was chosen, rows come and go at the end
    this.pasted = new PastedCard(this);
    this.dialog = new TextDialog(this);
    this.root.addEventListener("paste", (event) => this.paste(event));
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("focusin", (event) => this.focused(event));
    this.root.addEventListener("focusout", (event) => event.target.matches("[data-row]") && this.commit(event.target));
  }

  // ---- showing ----

  update(data) {
    const { sheet: sent } = this.desk;
    if (sent !== this.sent) {
      this.sent = sent;
      this.sheet = new Sheet(sent);
      this.draw();
    }
    this.faults = new Map(data.faults.map(([row, column, sentence]) => [`${row}.${column}`, sentence]));
    this.drawFaults();
    this.buttons.undo.disabled = !data.undo;
    this.buttons.undo.textContent = data.undo || "Undo";
    this.pasted.update(data.offer);
    this.dialog.update(data.offer);
  }

  inPlace() {
    const { x, length } = this.sheet;
    return x.length <= MOST_ROWS && length <= MOST_STEPS;
  }

  draw() {
    const { sheet } = this;
    const inPlace = this.inPlace();
    this.buttons.add.disabled = !inPlace || sheet.x.length >= MOST_ROWS;
    this.buttons.remove.disabled = !inPlace || sheet.x.length < 1;
    if (!inPlace) {
      this.shape = null;
      const size = `${sheet.x.length.toLocaleString("en")} sequences of ${sheet.length} numbers. `;
      const more = "Edit them as text, or type over a number on the stage. ";
      const link = this.desk.data.too_long ? GIVEN.texts.too_long : "";
      this.frame.replaceChildren(element("p", { class: "large" }, size + more + link));
      return;
    }
    const shape = [sheet.x.length, sheet.length, sheet.own, sheet.steps?.join(), this.sent.steps.join()].join(";");
    if (shape !== this.shape) this.build(shape);
    for (const [key, input] of this.inputs) {
      const [row, column] = key.split(".").map(Number);
      this.fill(input, sheet.text(row, column));
    }
    for (const [i, cell] of this.sums.entries()) cell.textContent = this.sent.sums[i] ?? "";
  }

  fill(input, text) {
    const typing = input.shown !== undefined && input.value !== input.shown;
    if (typing && input === document.activeElement) return;
    input.shown = text;
    if (input.value === text) return;
    input.value = text;
    if (input === document.activeElement) input.select();
  }

  build(shape) {
    const { sheet } = this;
    const had = document.activeElement?.matches?.(".desk-sheet [data-row]") && this.root.contains(document.activeElement);
    this.shape = shape;
    this.inputs = new Map();
    this.sums = [];
    const names = this.sent.steps.slice(0, sheet.length);
    const columns = [...names.keys()].map((t) => t + 1);
    const head = element("tr", {}, element("th", { scope: "col", class: "no" }, element("span", { class: "unseen" }, "row")), ...names.map((name) => element("th", { scope: "col", class: "q-x" }, name)), element("th", { scope: "col" }, "y"));
    const rows = sheet.x.map((_, row) => {
      const cells = columns.map((column) => element("td", {}, this.cell(row, column, names[column - 1])));
      let last = element("td", { class: "sum" });
      if (sheet.own) last = element("td", {}, this.cell(row, 0, "y"));
      else this.sums.push(last);
      return element("tr", {}, element("th", { scope: "row", class: "no" }, String(row + 1)), ...cells, last);
    });
    const caption = element("caption", { class: "unseen" }, "The sequences, one row for each example");
    this.frame.replaceChildren(element("table", {}, caption, element("thead", {}, head), element("tbody", {}, ...rows)));
    if (had) this.focus(Math.min(this.at.row, sheet.x.length - 1), Math.min(this.at.column, sheet.length));
  }

  cell(row, column, name) {
    const input = element("input", { type: "text", inputmode: "text", autocomplete: "off", spellcheck: "false", enterkeyhint: "next", "data-row": row, "data-column": column, "aria-label": `${name} of example ${row + 1}` });
    input.addEventListener("input", () => input.classList.toggle("typing", input.value !== input.shown));
    this.inputs.set(`${row}.${column}`, input);
    return input;
  }

  drawFaults() {
    if (!this.shape) return;
    for (const [key, input] of this.inputs) {
      const sentence = this.faults.get(key);
      input.setAttribute("aria-invalid", String(Boolean(sentence)));
      if (sentence) input.setAttribute("aria-description", sentence);
      else input.removeAttribute("aria-description");
      input.title = sentence ?? "";
    }
    const first = [...this.faults.values()][0];
    if (first && first !== this.spoken && this.asked) this.desk.say(first);
    this.spoken = first;
  }

  // ---- typing ----

  focused(event) {
    if (!event.target.matches("[data-row]")) return;
    const { row, column } = event.target.dataset;
    this.at = { row: Number(row), column: Number(column) };
    this.entered = true;
    event.target.select();
  }

  commit(input) {
    input.classList.remove("typing");
    if (input.value === input.shown || !input.isConnected) return;
    const { row, column } = { row: Number(input.dataset.row), column: Number(input.dataset.column) };
    input.shown = input.value;
    this.sheet.put(row, column, input.value);
    this.asked = true;
    this.desk.edit({ kind: "cell", rev: this.sheet.rev, row, column, text: input.value });
  }

  key(event) {
    const { target, key } = event;
    if (!target.matches("[data-row]") || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const does = { Enter: event.shiftKey ? "longer" : "add", Backspace: event.shiftKey ? "shorter" : "remove" }[key];
      if (!does) return;
      event.preventDefault();
      this.commit(target);
      this[does]();
      return;
    }
    if (key === "Escape" && target.value !== target.shown) {
      event.stopPropagation();
      target.value = target.shown;
      target.classList.remove("typing");
      target.select();
      return;
    }
    const whole = target.selectionStart === 0 && target.selectionEnd === target.value.length;
    const ends = { ArrowLeft: target.selectionEnd === 0 || whole, ArrowRight: target.selectionStart === target.value.length || whole };
    const { row, column } = this.at;
    const own = this.sheet.own;
    const order = [...Array(this.sheet.length).keys()].map((t) => t + 1).concat(own ? [0] : []);
    const place = order.indexOf(column);
    const to = {
      Enter: [row + (event.shiftKey ? -1 : 1), column],
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowLeft: ends.ArrowLeft && [row, order[place - 1]],
      ArrowRight: ends.ArrowRight && [row, order[place + 1]],
    }[key];
    if (!to) return;
    event.preventDefault();
    if (!this.focus(...to)) {
      this.commit(target);
      target.select();
    }
  }

  focus(row, column) {
    const input = this.inputs?.get(`${row}.${column}`);
    input?.focus();
    return input;
  }

  // ---- rows, steps, blocks ----

  reshape(row) {
    this.asked = true;
    this.desk.edit({ kind: "rows", rev: this.sheet.rev, sheet: this.sheet.packed() });
    this.sheet.rev += 1;
    this.at.row = row;
    this.draw();
    this.focus(row, this.at.column);
  }

  add() {
    const { sheet, at } = this;
    if (!sheet || !this.inPlace() || sheet.x.length >= MOST_ROWS) return;
    const row = this.entered ? Math.min(at.row + 1, sheet.x.length) : sheet.x.length;
    sheet.insert(row);
    this.reshape(row);
  }

  remove() {
    const { sheet, at } = this;
    if (!sheet || !this.inPlace() || !sheet.x.length) return;
    const row = Math.min(this.entered ? at.row : Infinity, sheet.x.length - 1);
    sheet.remove(row);
    this.reshape(Math.max(0, Math.min(row, sheet.x.length - 1)));
  }

  longer() {
    this.resize(1);
  }

  shorter() {
    this.resize(-1);
  }

  resize(by) {
    this.desk.edit({ kind: "step", field: "length", by });
  }

  paste(event) {
    if (!event.target.matches("[data-row]")) return;
    const text = event.clipboardData.getData("text/plain");
    if (!isBlock(text)) return;
    event.preventDefault();
    this.commit(event.target);
    this.asked = true;
    this.desk.edit({ kind: "read", text });
  }
}
