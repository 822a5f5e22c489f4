// The network of the chosen example, unrolled: inputs below, states in the middle, above them
// the gradient that flows back, below the terms of each step.

const DIGIT = 0.53; // the width of a digit, as a part of the size of its type
const NAME = 3; // the width of a weight's name, in digits
const LEAST = 4; // digits, −0.6: with fewer a number says too little
const TALLEST = 0.35; // of the window, so that the loss has its room below

function network(stage) {
  const { film, letters, frame, example: i, quantities } = stage;
  if (!film.knows(i)) return "";
  const box = stage.parts.network.getBoundingClientRect();
  const style = getComputedStyle(stage.parts.network);
  const F = parseFloat(style.getPropertyValue("--f")) || 15;
  const S = parseFloat(style.getPropertyValue("--s")) || 12.5;
  const marks = stage.marks();
  const drawing = new NetworkDrawing(film, letters, frame, i, quantities, box.width || 432, F, S, marks);
  return drawing.svg();
}

class NetworkDrawing {
  constructor(film, letters, frame, i, quantities, width, F, S, marks) {
    Object.assign(this, { film, letters, frame, i, quantities, width, F, S, marks });
    this.count = film.steps.length;
    this.long = this.count > 4;
    this.u = F / 15;
    const { u, long } = this;
    this.left = (long ? 46 : 62) * u;
    this.right = width - (long ? 48 : 92) * u;
    this.gap = (this.right - this.left) / this.count;
    this.tight = this.gap < 33 * u;
    this.radius = long ? Math.min(14.5 * u, this.gap * 0.43) : 20 * u;
    const v = Math.min(u, (TALLEST * innerHeight) / 238);
    this.rows = {
      delta: (long ? 50 : 46) * v,
      state: (long ? 100 : 106) * v,
      input: (long ? 152 : 176) * v,
      terms: (long ? 190 : 214) * v,
    };
    this.square = long ? Math.min(26 * u, this.gap * 0.8) : 32 * u;
    this.small = long ? S * 0.94 : F;
    this.height = this.rows.terms + (this.tight ? -10 : 24) * u;
    this.room = this.tight ? 3 : long ? 4 : 5;
  }

  x(t) {
    return this.left + this.gap * (t - this.film.first + 1);
  }

  number(value, room = this.room) {
    return compact(value, this.film.decimals, room);
  }

  // A size of type at which a text is no wider than its place.
  fitted(text, size, width) {
    return Math.min(size, width / (DIGIT * text.length));
  }

  marked(key) {
    return this.marks.chosen === key ? 2.5 : this.marks.sources.includes(key) ? 1.5 : 0;
  }

  halo(key, x, y, w, h, round) {
    const stroke = this.marked(key);
    if (!stroke) return "";
    return `<rect x="${x - w / 2}" y="${y - h / 2}" width="${w}" height="${h}" rx="${round}" fill="var(--mark)" stroke="var(--ring)" stroke-width="${stroke}"/>`;
  }

  svg() {
    const { film, i, width, height } = this;
    const steps = film.steps.map((t) => this.step(t)).join("");
    const label = `The network unrolled for example ${i}: inputs, states, the backward pass (δ), and the terms of each step`;
    return `<svg viewBox="0 0 ${width} ${height}" style="height:${height}px" role="img" aria-label="${label}">
      ${this.ribbon()}${this.start()}${steps}${this.target()}${this.rowNames()}</svg>`;
  }

  // δ as a ribbon: as wide as it is large; below 0 filled, above 0 an outline.
  ribbon() {
    const { film, frame, i, u, rows } = this;
    const values = film.steps.map((t) => film.at("delta", frame, i, t));
    const most = film.isSteady() ? film.largest("delta") : Math.max(...values.map(Math.abs));
    const half = (value) => Math.max(0.6, ((Math.abs(value) / (most || 1)) * 22 * u) / 2) || 0.6;
    const y = rows.delta;
    let paths = "";
    for (let k = values.length - 1; k > 0; k -= 1) {
      const [here, before] = [half(values[k]), half(values[k - 1])];
      const [x1, x0] = [this.x(film.steps[k]), this.x(film.steps[k - 1])];
      const filled = values[k] < 0;
      paths += `<path d="M${x1} ${y - here}L${x0} ${y - before}V${y + before}L${x1} ${y + here}Z" fill="var(--q-delta)" fill-opacity="${filled ? 0.9 : 0.2}" stroke="var(--q-delta)" stroke-width="${filled ? 0 : 1}"/>`;
    }
    const head = Math.min(13 * u, Math.max(4 * u, half(values[0]) * 1.8));
    const x = this.x(film.steps[0]) + 0.5;
    return `${paths}<path d="M${x} ${y - head}L${x - head * 1.3} ${y}L${x} ${y + head}Z" fill="var(--q-delta)"/>`;
  }

  // The state before the first step that is shown.
  start() {
    const { film, frame, i, rows, radius, small } = this;
    const x = this.left;
    const value = film.at("a", frame, i, film.first - 1);
    return `<circle cx="${x}" cy="${rows.state}" r="${radius}" fill="var(--page)" stroke="var(--q-a)" stroke-width="1.5"/>
      <text x="${x}" y="${rows.state + small * 0.35}" font-size="${small}" text-anchor="middle" style="fill:var(--q-a)">${this.number(value)}</text>`;
  }

  step(t) {
    return this.edges(t) + this.delta(t) + this.node(t) + this.input(t) + this.terms(t);
  }

  edges(t) {
    const { film, frame, letters, rows, radius, square, u, S, long } = this;
    const [x, before] = [this.x(t), this.x(t) - this.gap];
    const first = t === film.first;
    let edges =
      `<path d="M${before + radius} ${rows.state}H${x - radius - (this.tight ? 0 : 6 * u)}" stroke="var(--q-w_a)" stroke-width="${2 * u}"/>
       ${this.tight ? "" : `<path d="M${x - radius - 1} ${rows.state}l${-7 * u} ${-4 * u}v${8 * u}z" fill="var(--q-w_a)"/>`}
       <path d="M${x} ${rows.input - square / 2}V${rows.state + radius + 6 * u}" stroke="var(--q-w_x)" stroke-width="${2 * u}"/>
       <path d="M${x} ${rows.state + radius + 1}l${-4 * u} ${7 * u}h${8 * u}z" fill="var(--q-w_x)"/>`;
    const digits = (width) => Math.floor(width / (DIGIT * S));
    const named = (w, room) =>
      (first ? letters.svgWeight(w, S) : "") + this.number(film.number(w, frame), room);
    if (!long) {
      const between = this.gap - 2 * radius;
      const narrow = between < 62 * u; // then the first stands, with its name, above the circles
      const y = rows.state - (first && narrow ? radius + 6 * u : 8 * u);
      const roomA = digits(between) - (narrow ? 0 : NAME);
      const none = roomA < LEAST; // the weight of all steps then stands at the first alone
      const roomX = digits(this.gap - 14 * u) - NAME;
      edges += `<text x="${(before + x) / 2 - 2 * u}" y="${y}" font-size="${S}" text-anchor="middle" style="fill:var(--q-w_a)">${none && !first ? "" : named("w_a", none ? 7 : roomA)}</text>
        ${this.beside(x, first, roomX, named)}`;
    } else if (first) {
      edges += `<text x="${before}" y="${rows.state - radius - 7 * u}" font-size="${S}" text-anchor="middle" style="fill:var(--q-w_a)">${named("w_a", 7)}</text>
        <text x="${x - 7 * u}" y="${rows.input - square / 2 - 6 * u}" font-size="${S}" text-anchor="end" style="fill:var(--q-w_x)">${named("w_x", 7)}</text>`;
    }
    return edges;
  }

  // The input weight at the right of its arrow; or where there is no room, once at the left.
  beside(x, first, room, named) {
    const { rows, radius, square, u, S } = this;
    const none = room < LEAST;
    if (none && !first) return "";
    const place = none ? `x="${x - 7 * u}" text-anchor="end"` : `x="${x + 7 * u}"`;
    const y = (rows.state + radius + rows.input - square / 2) / 2 + 6 * u;
    return `<text ${place} y="${y}" font-size="${S}" style="fill:var(--q-w_x)">${named("w_x", none ? 7 : room)}</text>`;
  }

  delta(t) {
    const { film, frame, i, rows, u, small, tight } = this;
    if (tight && (film.until - t) % 2) return "";
    const key = `d.${i}.${t}`;
    const y = rows.delta - 17 * u;
    return `${this.halo(key, this.x(t), y - small * 0.3, Math.min(44 * u, this.gap), small * 1.4, 3)}<text data-c="${key}"
      x="${this.x(t)}" y="${y}" font-size="${small}" text-anchor="middle" style="fill:var(--q-delta)">${this.number(film.at("delta", frame, i, t), 5)}</text>`;
  }

  node(t) {
    const { film, frame, i, rows, radius, small } = this;
    const key = `a.${i}.${t}`;
    const side = 2 * radius + 8;
    const text = this.number(film.at("a", frame, i, t));
    const size = this.fitted(text, small, 2 * radius - 3);
    return `${this.halo(key, this.x(t), rows.state, side, side, radius + 4)}<circle data-c="${key}" cx="${this.x(t)}" cy="${rows.state}" r="${radius}"
      fill="var(--q-a)"/><text x="${this.x(t)}" y="${rows.state + size * 0.35}" font-size="${size}" text-anchor="middle" class="inside">${text}</text>`;
  }

  input(t) {
    const { film, i, rows, square, small } = this;
    const key = `x.${i}.${t}`;
    const text = film.input(i, t);
    const size = this.fitted(text, small, square - 2);
    return `${this.halo(key, this.x(t), rows.input, square + 8, square + 8, 3)}<rect data-c="${key}" x="${this.x(t) - square / 2}" y="${rows.input - square / 2}"
      width="${square}" height="${square}" fill="var(--q-x)"/><text x="${this.x(t)}" y="${rows.input + size * 0.35}" font-size="${size}" text-anchor="middle" class="inside">${text}</text>`;
  }

  terms(t) {
    const { film, frame, i, rows, S, tight, long, u } = this;
    if (tight) return "";
    return WEIGHTS.map((w, line) => {
      const key = `t.${w}.${t}.${i}`;
      const y = rows.terms + line * S * 1.42;
      const letter = long ? "" : `<tspan style="fill:var(--soft)">${film.letter(w, t)}</tspan> `;
      const text = this.number(film.at(`terms_${w}`, frame, i, t), 5);
      const wide = long ? this.gap : 66 * u;
      return `${this.halo(key, this.x(t), y - S * 0.34, wide, S * 1.36, 3)}<text data-c="${key}" x="${this.x(t)}" y="${y}" font-size="${S}"
        text-anchor="middle" style="fill:var(--q-delta)">${letter}${text}</text>`;
    }).join("");
  }

  target() {
    const { film, frame, i, width, rows, radius, F, S, u, long } = this;
    if (film.until < film.T) return "";
    const key = `y.${i}`;
    const text = film.y[film.row(i)];
    const [y, last] = [rows.state, this.x(film.T)];
    const size = this.fitted(text, long ? S : F, (long ? 26 : 56) * u);
    const wide = text.length * DIGIT * size;
    // In the middle of its place, and no further than the edge.
    const x = Math.min(width - (long ? 12 : 16) * u, width - wide / 2);
    const above = (letter, place, quantity) =>
      `<text x="${place}" y="${y - radius - (long ? 4 : 3) * u}" font-size="${S}" text-anchor="middle" font-style="italic" style="fill:var(--q-${quantity})">${letter}</text>`;
    const error = this.number(film.number("error", frame, film.row(i)), 6);
    const middle = (last + radius + x - wide / 2) / 2;
    const fits = error.length * DIGIT * S < 2 * (middle - last - radius);
    const place = fits ? `x="${middle}" y="${y + 16 * u}" text-anchor="middle"` : `x="${width}" y="${y + 24 * u}" text-anchor="end"`;
    const named = long ? "" : `<text ${place} font-size="${S}" style="fill:var(--q-loss)">${error}</text>`;
    return `${this.halo(key, x, y, Math.max(30 * u, wide + 8), 32 * u, 3)}<path d="M${last + radius + 3 * u} ${y}H${x - wide / 2 - 3 * u}" stroke="var(--q-loss)" stroke-width="${1.5 * u}"
      stroke-dasharray="${2 * u} ${3 * u}"/><text data-c="${key}" x="${x}" y="${y + size * 0.35}" font-size="${size}" text-anchor="middle" font-weight="650"
      style="fill:var(--q-y)">${text}</text>${above("y", x, "y")}${above("ŷ", long ? last : last + radius * 0.85, "a")}${named}`;
  }

  rowNames() {
    const { letters, rows, S, tight } = this;
    const name = (letter, y) =>
      `<text x="0" y="${y + S * 0.35}" font-size="${S}" style="fill:var(--q-${letter})">${letters.svg(letter, "t", S)}</text>`;
    const terms = WEIGHTS.map(
      (w, line) => `<text x="0" y="${rows.terms + line * S * 1.42}" font-size="${S}" style="fill:var(--soft)">terms
        <tspan style="fill:var(--q-${w})">${letters.svgWeight(w, S)}</tspan></text>`,
    );
    const below = tight || this.long ? "" : terms.join("");
    return name("delta", rows.delta) + name("a", rows.state) + name("x", rows.input) + below;
  }
}
