// The letters of the page in HTML, in the chosen notation and in their colours.

const WEIGHTS = ["w_x", "w_a"]; // in the order in which the lesson writes two terms of a step

const coloured = (quantity, html) => `<span class="q-${quantity}">${html}</span>`;

const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

class Letters {
  constructor({ state, w_a, w_x, index }) {
    this.state = state;
    this.names = { w_a, w_x };
    this.index = index;
  }

  at(letter, t) {
    const name = { a: this.state, delta: "δ", slope: "f′" }[letter] ?? letter;
    const step = String(t).replace("-", "−");
    if (this.index === "square") return `<i>${name}</i>[${step}]`;
    if (this.index === "subscript") return `<i>${name}</i><sub>${step}</sub>`;
    return `<i>${name}</i><sup>⟨${step}⟩</sup>`;
  }

  of(letter, t) {
    return coloured(letter, this.at(letter, t));
  }

  weight(weight) {
    const [name, below] = this.names[weight].split("_");
    return coloured(weight, `<i>${name}</i><sub>${below}</sub>`);
  }

  gradient(weight) {
    return `∂<i>L</i>/∂${this.weight(weight)}`;
  }

  // The same as pieces of an SVG text.
  svg(letter, t, size) {
    const name = { a: this.state, delta: "δ" }[letter] ?? letter;
    const step = { angle: `⟨${t}⟩`, square: `[${t}]`, subscript: t }[this.index];
    const move = { angle: -0.3, square: 0, subscript: 0.18 }[this.index] * size;
    const small = this.index === "square" ? size : size * 0.78;
    return (
      `<tspan font-style="italic">${name}</tspan>` +
      `<tspan font-size="${small}" dy="${move}">${step}</tspan>`
    );
  }

  svgWeight(weight, size) {
    const [name, below] = this.names[weight].split("_");
    return (
      `<tspan font-style="italic">${name}</tspan>` +
      `<tspan font-size="${size * 0.8}" dy="2">${below}</tspan><tspan dy="-2">\u00a0</tspan>`
    );
  }
}

const Y_HAT = coloured("a", "<i>ŷ</i>");
const TARGET = coloured("y", "<i>y</i>");
const FUNCTIONS = { identity: "", sigmoid: "σ", leaky_relu: "leaky relu" };

// f(…), or for f(z) = z only what stands inside.
function applied(film, inside) {
  const name = FUNCTIONS[film.f] ?? film.f;
  return name ? `${name}(${inside})` : inside;
}
