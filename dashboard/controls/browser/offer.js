// What was understood of a pasted or typed text, before it is used.

// The sentences about it, and a box that says whether its last column is the target.
function understood(desk, offer) {
  const question = offer.problems.length ? "; some cells cannot be read. Use it anyway?" : ": use it?";
  const lines = [element("p", { class: "what" }, offer.sentence + (offer.fits ? question : ""))];
  for (const text of offer.notes) lines.push(element("p", {}, text));
  for (const text of offer.problems) lines.push(element("p", { class: "problem" }, text));
  if (offer.splits) {
    const box = element("input", { type: "checkbox" });
    box.checked = offer.targets;
    box.addEventListener("change", () => desk.edit({ kind: "read", targets: box.checked }));
    lines.push(element("label", {}, box, " The last column is the target y"));
  }
  return lines;
}

// Over the table, after a block was pasted into a cell.
class PastedCard {
  constructor(table) {
    this.table = table;
    this.desk = table.desk;
  }

  update(offer) {
    if (this.table.dialog.isOpen()) return;
    const key = JSON.stringify(offer);
    if (key === this.shown) return;
    this.shown = key;
    this.card?.remove();
    this.card = offer && this.draw(offer);
    if (!offer) return;
    this.table.root.append(this.card);
    this.card.querySelector("button").focus();
    this.desk.say(this.card.querySelector(".what").textContent);
  }

  draw(offer) {
    const { row, column } = this.table.at;
    const use = (edit) => () => this.answer({ kind: "use", ...edit });
    const drop = () => this.answer({ kind: "drop" });
    const place = `Put it at row ${row + 1}, ${this.table.sent.steps[column - 1]}`;
    const buttons = [
      offer.fits && button("Use it", { does: use({}) }),
      offer.fits && column > 0 && button(place, { does: use({ row, column }) }),
      button("Cancel", { does: drop }),
    ];
    const card = element("div", { class: "desk-offer", role: "group", "aria-label": "What was pasted" }, ...understood(this.desk, offer), element("div", { class: "row" }, ...buttons.filter(Boolean)));
    card.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      drop();
    });
    return card;
  }

  answer(edit) {
    const { row, column } = this.table.at;
    this.desk.edit(edit);
    if (!this.table.focus(row, column)) this.table.buttons.text.focus();
  }
}

// All of the sequences as text, for any size.
class TextDialog {
  constructor(table) {
    this.table = table;
    this.desk = table.desk;
  }

  isOpen() {
    return Boolean(this.dialog?.open);
  }

  open() {
    const { sheet, buttons } = this.table;
    if (!sheet) return;
    const area = element("textarea", { rows: 12, spellcheck: "false", "aria-label": "All sequences, one on each line" });
    area.value = sheet.lines();
    this.read = null; // the text that was sent to be understood
    this.said = element("div", { class: "understood", role: "status" });
    this.use = button("Use these", { does: () => this.ask(area.value), class: "desk-button main" });
    const cancel = button("Cancel", { does: () => this.dialog.close() });
    this.dialog = element("dialog", { class: "desk-dialog", "aria-label": "The sequences as text" }, element("h2", {}, "The sequences as text"), element("p", {}, GIVEN.texts.as_text), area, this.said, element("div", { class: "row" }, this.use, cancel));
    this.dialog.addEventListener("keydown", (event) => event.stopPropagation());
    this.dialog.addEventListener("close", () => {
      if (this.desk.data.offer) this.desk.edit({ kind: "drop" });
      this.dialog.remove();
      buttons.text.focus();
    });
    page().append(this.dialog);
    this.dialog.showModal();
    area.focus();
  }

  // What was understood of this very text and said is used; another text is read first.
  ask(text) {
    if (this.read === text && this.desk.data.offer?.fits) return this.take();
    this.read = text;
    this.desk.edit({ kind: "read", text });
  }

  update(offer) {
    if (!this.isOpen() || !offer || this.read === null) return;
    // Nothing to be said: it is used. Else the sentences are read first.
    if (offer.fits && !offer.problems.length && !offer.notes.length) return this.take();
    this.said.replaceChildren(...understood(this.desk, offer));
    this.use.textContent = offer.fits ? "Use it" : "Read again";
  }

  take() {
    this.desk.edit({ kind: "use" });
    this.dialog.close();
  }
}
