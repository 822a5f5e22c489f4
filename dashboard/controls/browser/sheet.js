// The cells of the sequences in the tab: what is typed; the server reads it.

const MOST_ROWS = 20;
const MOST_STEPS = 12; // larger data is typed and read as text

// The cells as the server sends and takes them: between tabs, rows between line breaks.
class Sheet {
  constructor({ x, y, own, length, rev }) {
    this.x = x ? x.split("\n").map((line) => line.split("\t")) : [];
    this.y = this.x.length ? y.split("\n") : [];
    Object.assign(this, { own, length, rev });
  }

  packed() {
    const { own, length } = this;
    // An empty text is no row.
    const x = this.x.map((row) => row.join("\t")).join("\n") || " ".repeat(this.x.length);
    return { x, y: this.y.join("\n"), own, length };
  }

  text(row, column) {
    return column ? (this.x[row][column - 1] ?? "0") : this.y[row];
  }

  put(row, column, text) {
    if (column) this.x[row][column - 1] = text;
    else this.y[row] = text;
  }

  insert(row) {
    const width = Math.max(this.length, ...this.x.map((cells) => cells.length));
    this.x.splice(row, 0, Array(width).fill("0"));
    this.y.splice(row, 0, this.own ? "0" : "");
  }

  remove(row) {
    this.x.splice(row, 1);
    this.y.splice(row, 1);
  }

  // For who edits it as text: a line a row, and a head where targets stand in it.
  lines() {
    const rows = this.x.map((row, i) => [...row.slice(0, this.length), ...(this.own ? [this.y[i]] : [])]);
    const between = rows.some((cells) => cells.some((cell) => /[\s,;]/.test(cell) || !cell)) ? "\t" : " ";
    if (this.own) rows.unshift([...Array(this.length).keys()].map((t) => `x${t + 1}`).concat("y"));
    return rows.map((cells) => cells.join(between)).join("\n");
  }
}

// Whether a pasted text is more than one number: 0,5 is one, 1,0,0 are three, and 1 / 3 is one.
function isBlock(text) {
  const trimmed = text.trim();
  const commas = (trimmed.match(/,/g) ?? []).length;
  if (!trimmed || /[\t\n\r;|[\]{}&]/.test(trimmed) || commas > 1 || /,\s/.test(trimmed)) return true;
  const parts = trimmed.split(/\s+/);
  const numbers = parts.filter((part) => /\d/.test(part));
  const arrows = ["=", "->", "→"];
  return numbers.length > 1 && parts.every((part) => arrows.includes(part) || numbers.includes(part));
}
