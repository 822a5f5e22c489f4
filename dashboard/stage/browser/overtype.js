// A chosen input or target can be typed over where it stands: “what if this were 2?”

const TYPED = /^[\d.,+\-−–½¼¾(]$/;

const placeOf = (key) => {
  const [kind, i, t] = (key ?? "").split(".");
  if (kind === "x") return { row: Number(i) - 1, column: Number(t) };
  if (kind === "y") return { row: Number(i) - 1, column: 0 };
  return null;
};

class Overtype {
  constructor(anchor, key, text, name) {
    const { desk } = window.rnnByHand;
    const { row, column } = placeOf(key);
    Object.assign(this, { desk, row, column, anchor });
    this.root = document.createElement("div");
    this.root.className = "stage-over";
    this.input = document.createElement("input");
    Object.assign(this.input, { type: "text", value: text, autocomplete: "off", spellcheck: false });
    this.input.setAttribute("aria-label", `${name}: type another number`);
    this.said = document.createElement("p");
    this.said.setAttribute("role", "status");
    this.root.append(this.input, this.said);
    (document.querySelector('[data-testid="stApp"]') ?? document.body).append(this.root);
    const at = anchor.getBoundingClientRect();
    this.root.style.left = `${Math.max(4, Math.min(at.left, innerWidth - 140))}px`;
    this.root.style.top = `${at.top - 3}px`;
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.commit());
    this.input.focus();
  }

  key(event) {
    event.stopPropagation();
    if (event.key === "Enter") this.commit();
    if (event.key === "Escape") this.close();
  }

  commit() {
    const text = this.input.value;
    if (this.closed || this.sent === text) return;
    if (text === "") return this.close();
    this.sent = text;
    const { desk, row, column } = this;
    // A target of one's own where the targets were the sums: then all of them are one's own.
    if (!column && desk.data.chosen.targets === "sum") {
      desk.edit({ kind: "choose", field: "targets", value: "own" });
    }
    desk.edit({ kind: "cell", rev: desk.sheet.rev, row, column, text });
    desk.add(this);
  }

  // What the server says of it: nothing, or why it is no number.
  update(data) {
    if (this.desk.box.length || this.sent === undefined) return;
    const fault = data.faults.find(([row, column]) => row === this.row && column === this.column);
    if (!fault) return this.close();
    this.said.textContent = fault[2];
    this.input.setAttribute("aria-invalid", "true");
    this.input.focus();
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.desk.fields.delete(this);
    this.root.remove();
    if (this.anchor.isConnected) this.anchor.focus?.({ preventScroll: true });
  }
}
