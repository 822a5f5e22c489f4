// Every number of the stage by its key: what it is at a frame, what it is made of, and its
// arithmetic in one line. Keys: x.i.t  a.i.t  d.i.t  y.i  e.i  L  t.w.t.i  s.w.t  g.w  G.w.i
// n.w, with example i and step t counted from 1, and w one of w_x and w_a.

class Quantities {
  constructor(film, letters) {
    this.film = film;
    this.letters = letters;
  }

  // Its value at a frame; a text for what is given.
  value(key, frame) {
    const { film } = this;
    const [kind, ...rest] = key.split(".");
    const [first, second, third] = rest;
    switch (kind) {
      case "x":
        return film.input(Number(first), Number(second));
      case "y":
        return film.y[film.row(Number(first))];
      case "a":
        if (!film.full && Number(second) === film.T) {
          return film.number("y_hat", frame, film.row(Number(first)));
        }
        return film.at("a", frame, Number(first), Number(second));
      case "d":
        return film.at("delta", frame, Number(first), Number(second));
      case "e":
        return film.number("square", frame, film.row(Number(first)));
      case "L":
        return film.number("loss", frame);
      case "t":
        return film.at(`terms_${first}`, frame, Number(third), Number(second));
      case "s":
        return film.number(`step_${first}`, frame, Number(second) - film.first);
      case "g":
        return film.number(`gradient_${first}`, frame);
      case "G":
        return film.number(`sum_${first}`, frame, film.row(Number(second)));
      default:
        return film.number(`new_${first}`, frame);
    }
  }

  // Whether the film still shows it: the data may have become smaller.
  exists(key) {
    const { film } = this;
    const [kind, ...rest] = key.split(".");
    const example = { x: 0, a: 0, d: 0, y: 0, e: 0, G: 1, t: 2 }[kind];
    const step = { x: 1, a: 1, d: 1, t: 1, s: 1 }[kind];
    const t = Number(rest[step]);
    if (kind === "a" && t === film.T) return film.row(Number(rest[0])) >= 0;
    if (step !== undefined && !(t >= film.first && t <= film.until)) return false;
    if (example === undefined) return true;
    const i = Number(rest[example]);
    if (kind === "G" && !film.full) return false; // of a longer case no sums are here
    return ["y", "e", "G"].includes(kind) ? film.row(i) >= 0 : film.knows(i) && film.row(i) >= 0;
  }

  text(key, frame) {
    const value = this.value(key, frame);
    return typeof value === "string" ? value : written(value, this.film.decimals);
  }

  colour(key) {
    const [kind, weight] = key.split(".");
    const colours = { x: "x", y: "y", a: "a", e: "loss", L: "loss", n: weight };
    return colours[kind] ?? "delta";
  }

  // The example and the step that a key speaks of, if it does.
  place(key) {
    const [kind, ...rest] = key.split(".").map((part, i) => (i ? part : part));
    const example = { x: 0, a: 0, d: 0, y: 0, e: 0, G: 1, t: 2 }[kind];
    const step = { x: 1, a: 1, d: 1, t: 1, s: 1 }[kind];
    return {
      example: example === undefined ? null : Number(rest[example]),
      step: step === undefined ? null : Math.max(1, Number(rest[step])),
    };
  }

  // What it is made of.
  sources(key) {
    const { film } = this;
    const { T, steps, examples } = film;
    const [kind, first, second, third] = key.split(".");
    switch (kind) {
      case "a":
        return [`x.${first}.${second}`, `a.${first}.${second - 1}`];
      case "e":
        return [`a.${first}.${T}`, `y.${first}`];
      case "L":
        return examples.map((i) => `e.${i}`);
      case "d":
      case "t": {
        const [i, t] = kind === "d" ? [first, Number(second)] : [third, Number(second)];
        const later = steps.filter((s) => s >= t);
        const last = { w_x: `x.${i}.${t}`, w_a: `a.${i}.${t - 1}` }[first];
        return [
          `y.${i}`,
          ...later.map((s) => `a.${i}.${s}`),
          ...(kind === "t" ? [last] : []),
          ...later.filter((s) => kind === "t" || s > t).map((s) => `d.${i}.${s}`),
        ];
      }
      case "s":
        return examples.map((i) => `t.${first}.${second}.${i}`);
      case "g":
        return steps.map((t) => `s.${first}.${t}`);
      case "G":
        return steps.map((t) => `t.${first}.${t}.${second}`);
      case "n":
        return [`g.${first}`];
      default:
        return [];
    }
  }

  // What it is called.
  name(key) {
    const { film, letters } = this;
    const [kind, first, second, third] = key.split(".");
    const of = (i) => (film.n > 1 ? `, example ${i}` : "");
    switch (kind) {
      case "x":
        return letters.of("x", second) + of(first);
      case "a":
        return letters.of("a", second) + of(first);
      case "d":
        return letters.of("delta", second) + of(first);
      case "y":
        return TARGET + of(first);
      case "e":
        return coloured("loss", "(<i>ŷ</i> − <i>y</i>)²") + of(first);
      case "L":
        return coloured("loss", "<i>L</i>");
      case "t":
        return coloured("delta", film.letter(first, Number(second))) + of(third);
      case "s":
        return coloured("delta", film.letter(first, Number(second)));
      case "g":
        return letters.gradient(first);
      case "G":
        return letters.gradient(first) + of(second);
      default:
        return `new ${letters.weight(first)}`;
    }
  }

  // Its arithmetic: symbols, then numbers, then the result.
  arithmetic(key, frame) {
    const [kind, first, second, third] = key.split(".");
    const shown = (k) => this.shown(k, frame);
    switch (kind) {
      case "x":
        return `= ${shown(key)}, given`;
      case "y":
        return `= ${shown(key)}, ${this.film.sums ? "the sum of its inputs" : "given"}`;
      case "a":
        return this.state(first, Number(second), frame);
      case "e": {
        const error = `${shown(`a.${first}.${this.film.T}`)} − ${this.factor(`y.${first}`, frame)}`;
        return `= (${error})² = ${this.result(key, frame)}`;
      }
      case "L":
        return this.mean(frame);
      case "d":
        return this.delta(first, Number(second), frame);
      case "t":
        return this.term(first, Number(second), third, frame);
      case "s":
        return this.sum(this.sources(key), key, frame, `the shares of all ${this.film.n} examples`);
      case "g":
        return this.sum(this.sources(key).reverse(), key, frame, `the terms of all ${this.film.T} steps`);
      case "G":
        return this.sum(this.sources(key).reverse(), key, frame, "its shares at all steps");
      default:
        return this.update(first, frame);
    }
  }

  shown(key, frame) {
    return coloured(this.colour(key), this.text(key, frame));
  }

  factor(key, frame) {
    return coloured(this.colour(key), bracketed(this.text(key, frame)));
  }

  result(key, frame) {
    const value = this.value(key, frame);
    return coloured(this.colour(key), `<b>${few(value, this.film.decimals)}</b>`);
  }

  number(name, quantity, frame) {
    return coloured(quantity, bracketed(written(this.film.number(name, frame), this.film.decimals)));
  }

  state(i, t, frame) {
    const { film, letters } = this;
    const before = letters.of("a", t - 1);
    const symbols = `${letters.weight("w_a")} ${before} + ${letters.weight("w_x")} ${letters.of("x", t)}`;
    if (!film.knows(Number(i)) || t < film.first) return `= ${applied(film, symbols)} = ${this.result(`a.${i}.${t}`, frame)}`;
    const numbers =
      `${this.number("w_a", "w_a", frame)} · ${this.factor(`a.${i}.${t - 1}`, frame)} + ` +
      `${this.number("w_x", "w_x", frame)} · ${this.factor(`x.${i}.${t}`, frame)}`;
    return `= ${applied(film, symbols)} = ${applied(film, numbers)} = ${this.result(`a.${i}.${t}`, frame)}`;
  }

  mean(frame) {
    const { film } = this;
    if (!film.full) return `= the mean of all ${film.n} squared errors = ${this.result("L", frame)}`;
    const squares = film.examples.map((i) => this.shown(`e.${i}`, frame)).join(" + ");
    return `= (${squares}) / ${film.n} = ${this.result("L", frame)}`;
  }

  sum(keys, key, frame, inWords) {
    const { film } = this;
    const all = key.startsWith("s") ? film.full : film.steps.length === film.T && film.T <= 4;
    if (!all) return `= the sum of ${inWords} = ${this.result(key, frame)}`;
    const summands = keys.map((k) => {
      const text = few(this.value(k, frame), film.decimals);
      return coloured("delta", bracketed(text));
    });
    return `= ${summands.join(" + ")} = ${this.result(key, frame)}`;
  }

  // (2/n) (ŷ − y) f′⟨T⟩ W_a f′⟨T−1⟩ …, down to step t; f′ only by the exact rule.
  chain(i, t, frame) {
    const { film, letters } = this;
    const exact = film.rule === "exact" && film.f !== "identity";
    const symbols = [`${fraction("2", "<i>n</i>")}(${Y_HAT} − ${TARGET})`];
    const numbers = [
      `${fraction("2", film.n)}(${this.shown(`a.${i}.${film.T}`, frame)} − ${this.factor(`y.${i}`, frame)})`,
    ];
    for (let s = film.T; s >= t; s -= 1) {
      if (exact) {
        symbols.push(letters.of("slope", s));
        numbers.push(coloured("slope", written(film.at("slope", frame, Number(i), s), film.decimals)));
      }
      if (s > t) {
        symbols.push(letters.weight("w_a"));
        numbers.push(this.number("w_a", "w_a", frame));
      }
    }
    return { symbols, numbers };
  }

  delta(i, t, frame) {
    const { film, letters } = this;
    const key = `d.${i}.${t}`;
    if (!film.full) {
      if (t === film.T) return `= ∂<i>L</i>/∂${letters.at("z", t)} = ${this.result(key, frame)}`;
      return `= ${letters.of("delta", t + 1)} ${letters.weight("w_a")} ${letters.of("slope", t)} = ${this.result(key, frame)}`;
    }
    const { symbols, numbers } = this.chain(i, t, frame);
    return `= ${symbols.join(" ")} = ${numbers.join(" · ")} = ${this.result(key, frame)}`;
  }

  term(weight, t, i, frame) {
    const { film, letters } = this;
    const key = `t.${weight}.${t}.${i}`;
    const last = weight === "w_x" ? `x.${i}.${t}` : `a.${i}.${t - 1}`;
    const letter = weight === "w_x" ? letters.of("x", t) : letters.of("a", t - 1);
    if (!film.full) {
      const delta = coloured("delta", bracketed(few(film.at("delta", frame, Number(i), t), film.decimals)));
      return `= ${letters.of("delta", t)} ${letter} = ${delta} · ${this.factor(last, frame)} = ${this.result(key, frame)}`;
    }
    const { symbols, numbers } = this.chain(i, t, frame);
    return (
      `= ${symbols.join(" ")} ${letter} = ` +
      `${numbers.join(" · ")} · ${this.factor(last, frame)} = ${this.result(key, frame)}`
    );
  }

  update(weight, frame) {
    const { film, letters } = this;
    const name = letters.weight(weight);
    const gradient = coloured("delta", bracketed(few(film.number(`gradient_${weight}`, frame), film.decimals)));
    return (
      `= ${name} − learning rate · ${letters.gradient(weight)} = ` +
      `${this.number(weight, weight, frame)} − ${film.rate} · ${gradient} = ${this.result(`n.${weight}`, frame)}`
    );
  }
}

const fraction = (top, bottom) =>
  `<span class="fraction"><span>${top}<span class="unseen"> over </span></span><span>${bottom}</span></span>`;
