// The tables of the stage as HTML: forward, gradient terms with the update below them. Each
// number is one cell with its key; a frame changes the cells' texts and nothing else.

const cell = (key, colour, extra = "") =>
  `<td role="gridcell" tabindex="-1" data-c="${key}" class="q-${colour} ${extra}"></td>`;

const title = (number, name, small = "") =>
  `<h2><span class="number">${number}</span>${name}${small && `<small>${small}</small>`}</h2>`;

function forwardTable(film, letters) {
  return film.full ? forwardInFull(film, letters) : forwardInSmall(film, letters);
}

const exampleHead = (i) =>
  `<th scope="row" class="example" data-example="${i}">${i.toLocaleString("en")}</th>`;

function forwardInFull(film, letters) {
  const { steps, examples, T } = film;
  const heads = [
    ...steps.map((t) => `<th scope="col">${letters.of("x", t)}</th>`),
    ...steps.map(
      (t) =>
        `<th scope="col" class="${t === 1 ? "group" : ""}">${letters.of("a", t)}${t === T ? ` = ${Y_HAT}` : ""}</th>`,
    ),
    `<th scope="col" class="group">${TARGET}</th>`,
    `<th scope="col" class="group q-loss">(<i>ŷ</i> − <i>y</i>)²</th>`,
  ];
  const rows = examples.map((i) => {
    const cells = [
      ...steps.map((t) => cell(`x.${i}.${t}`, "x")),
      ...steps.map((t) => cell(`a.${i}.${t}`, "a", t === 1 ? "group" : "")),
      cell(`y.${i}`, "y", "group"),
      cell(`e.${i}`, "loss", "group"),
    ];
    return `<tr data-row="${i}">${exampleHead(i)}${cells.join("")}</tr>`;
  });
  return `${title(1, "Forward", `same two weights at every step; the last state is <i>ŷ</i>`)}
    <table class="live" role="grid" data-table="forward">
    <caption class="unseen">Forward: inputs, states, target and squared error of each example</caption>
    <thead><tr><th scope="col" class="left">ex</th>${heads.join("")}</tr></thead>
    <tbody>${rows.join("")}</tbody>
    <tfoot><tr class="rule"><th scope="row" class="soft small" colspan="${2 * steps.length + 2}">the
    loss is their mean: <i>L</i> =</th>${cell("L", "loss", "sum")}</tr></tfoot></table>`;
}

function forwardInSmall(film, letters) {
  const { examples, T, n } = film;
  const rows = examples.map((i) => {
    const squares = strip(film.strips[film.row(i)]);
    return `<tr data-row="${i}">${exampleHead(i)}<td class="left group strip">${squares}</td>
      <td class="left group strip" data-bars="${i}"></td>${cell(`a.${i}.${T}`, "a")}
      ${cell(`y.${i}`, "y", "group")}${cell(`e.${i}`, "loss", "group")}</tr>`;
  });
  const more = n - examples.length;
  const others = more
    ? `<span class="pages"><button type="button" data-page="-1" aria-label="Previous examples">◂</button>
       ${more.toLocaleString("en")} more <button type="button" data-page="1" aria-label="Next examples">▸</button></span>,
       all errors <span data-range></span>`
    : "";
  return `${title(1, "Forward", `as small charts; example <span data-show-example></span> in numbers on the right`)}
    <table class="live" role="grid" data-table="forward">
    <caption class="unseen">Forward: inputs and states in small, prediction, target and squared error</caption>
    <thead><tr><th scope="col" class="left">ex</th>
    <th scope="col" class="left group">${letters.of("x", 1)} … ${letters.of("x", T)}</th>
    <th scope="col" class="left group">${letters.of("a", 1)} … ${letters.of("a", T)}</th>
    <th scope="col">${Y_HAT}</th><th scope="col" class="group">${TARGET}</th>
    <th scope="col" class="group q-loss">(<i>ŷ</i> − <i>y</i>)²</th></tr></thead>
    <tbody>${rows.join("")}</tbody>
    <tfoot><tr class="rule"><td class="left small soft" colspan="3">${others}</td>
    <th scope="row" class="small soft" colspan="2">mean of all ${n.toLocaleString("en")}: <i>L</i> =</th>
    ${cell("L", "loss", "sum")}</tr></tfoot></table>`;
}

// Inputs as squares: as full as they are large; below 0 hollow with a line across.
function strip(parts) {
  const side = Math.min(12, 120 / parts.length);
  const size = Math.max(0.8, side - 2.5);
  const squares = parts.map((part, t) => {
    const fill = part > 0 ? Math.max(0.15, part) : 0;
    const sign = part < 0 ? `<path d="M${t * side + 0.5} 7h${size}" stroke="currentColor"/>` : "";
    const edge = side > 4 ? 1 : 0;
    return `<rect x="${t * side + 0.5}" y="2.5" width="${size}" height="9" fill="currentColor"
      fill-opacity="${fill}" stroke="currentColor" stroke-width="${edge}"/>${sign}`;
  });
  return `<svg class="q-x" width="120" height="14" viewBox="0 0 120 14" preserveAspectRatio="none" aria-hidden="true">${squares.join("")}</svg>`;
}

// States as bars from a line in the middle, or at the foot where none is below 0.
function bars(film, frame, i) {
  const row = film.row(i);
  const side = 120 / film.T;
  film.below ??= film.arrays.bars.values.some((value) => value < 0);
  const [foot, height] = film.below ? [8, 7] : [15.5, 14];
  let rects = "";
  for (let t = 0; t < film.T; t += 1) {
    const part = film.number("bars", frame, row, t) / 100;
    const size = Math.abs(part) * height;
    rects += `<rect x="${t * side}" y="${part > 0 ? foot - size : foot}" width="${side * 0.84}" height="${size}" fill="currentColor"/>`;
  }
  return `<svg class="q-a" width="120" height="16" viewBox="0 0 120 16" preserveAspectRatio="none" aria-hidden="true"><path
    d="M0 ${foot}H120" stroke="currentColor" stroke-width=".7"/>${rects}</svg>`;
}

const verdictButton = `<button type="button" class="verdict" data-open="backward"></button>`;

// So many shares of a term are seen side by side.
const FEW_SHARES = 5;

const hasAllShares = (film) => film.full && film.n <= FEW_SHARES;

function termsTable(film, letters, chosen) {
  return hasAllShares(film) ? termsInFull(film, letters) : termsInSmall(film, letters, chosen);
}

function termsInFull(film, letters) {
  const { examples, steps } = film;
  const down = [...steps].reverse();
  const heads = examples.map(
    (i, place) => `<th scope="col" data-head="${i}">${place ? "+ " : ""}ex ${i}</th>`,
  );
  const rows = down.flatMap((t) =>
    WEIGHTS.map(
      (w) => `<tr class="${w === "w_x" && t < film.T ? "pair" : ""}">
        <th scope="row" class="left">${film.letter(w, t)}</th>
        <td class="left label">${letters.weight(w)}</td><td class="left label soft"><i>t</i> = ${t}</td>
        ${cell(`s.${w}.${t}`, "delta", "sum")}
        ${examples.map((i) => cell(`t.${w}.${t}.${i}`, "delta")).join("")}
        <td class="bars" data-shares="${w}.${t}"></td></tr>`,
    ),
  );
  const sums = WEIGHTS.map((w) => {
    const names = down.map((t) => film.letter(w, t)).join(" + ");
    return `<tr class="${w === "w_x" ? "rule" : ""}"><th scope="row" class="left" colspan="3">${letters.gradient(w)}</th>
      ${cell(`g.${w}`, "delta", "sum")}${examples.map((i) => cell(`G.${w}.${i}`, "delta")).join("")}
      <td class="bars soft small">= ${names}</td></tr>`;
  });
  const wide = 5 + examples.length;
  const news = WEIGHTS.map(
    (w) => `<tr class="new"><th scope="row" class="left" colspan="3">new ${letters.weight(w)}</th>
      ${cell(`n.${w}`, w, "sum")}<td class="left" colspan="${examples.length}" data-update="${w}"></td>
      <td class="bars" data-curve="${w}"></td></tr>`,
  );
  return `<div class="heading">${title(2, "Backward: gradient terms")}${verdictButton}</div>
    <table class="live" role="grid" data-table="terms">
    <caption class="unseen">Gradient terms: the sum of each and the share of each example, then the
    gradients and the new weights</caption>
    <thead><tr><th scope="col" class="left" colspan="3">term of, at</th><th scope="col">sum =</th>
    ${heads.join("")}<th scope="col" class="bars soft" data-solid></th></tr></thead>
    <tbody>${rows.join("")}</tbody><tbody>${sums.join("")}</tbody>
    <tbody><tr class="title"><td class="left" colspan="${wide}">${title(3, "Update", `against the gradient, learning rate ${film.rate}`)}</td></tr>
    ${news.join("")}</tbody></table>`;
}

function termsInSmall(film, letters, i) {
  const { steps, T } = film;
  const down = [...steps].reverse();
  const rows = down.map((t) => {
    const halves = WEIGHTS.map(
      (w) => `<td class="left label ${w === "w_a" ? "group" : ""}">${film.letter(w, t)}</td>
        ${cell(`s.${w}.${t}`, "delta", "sum")}${cell(`t.${w}.${t}.${i}`, "delta")}`,
    );
    return `<tr><th scope="row" class="left soft"><i>t</i> = ${t}</th>${halves.join("")}
      <td class="bars group" data-both="${t}"></td></tr>`;
  });
  const heads = WEIGHTS.map(
    (w) => `<th scope="col" class="left ${w === "w_a" ? "group" : ""}" colspan="2">${letters.weight(w)} sum</th>
      <th scope="col" class="mine">ex ${i}</th>`,
  );
  const more = T - steps.length;
  const note = more
    ? `<span class="pages"><button type="button" data-steps="1" aria-label="Later steps">▴</button> ${more} more
       <button type="button" data-steps="-1" aria-label="Earlier steps">▾</button></span>`
    : "";
  const news = WEIGHTS.map(
    (w) => `<tr class="new"><th scope="row" class="left soft">new ${letters.weight(w)}</th>
      ${cell(`n.${w}`, w, "sum left")}<td class="left" data-update="${w}"></td><td class="bars" data-curve="${w}"></td></tr>`,
  );
  return `<div class="heading">${title(2, "Backward: gradient terms")}${verdictButton}</div>
    <table class="live" role="grid" data-table="terms">
    <caption class="unseen">Gradient terms: the sum of each and the share of the chosen example</caption>
    <thead><tr><th scope="col" class="left">at</th>${heads.join("")}
    <th scope="col" class="bars group soft">solid ${letters.weight("w_x")}, pale ${letters.weight("w_a")}</th></tr></thead>
    <tbody>${rows.join("")}</tbody>
    <tfoot><tr class="rule"><th scope="row" class="left">∂<i>L</i>/∂<i>W</i></th><td></td>${cell("g.w_x", "delta", "sum")}<td></td>
    <td class="group"></td>${cell("g.w_a", "delta", "sum")}<td></td><td class="bars small soft">${note}</td></tr></tfoot></table>
    ${title(3, "Update", `against the gradient, learning rate ${film.rate}`)}
    <table class="live" role="grid" data-table="update"><caption class="unseen">The new weights</caption>
    <tbody>${news.join("")}</tbody></table>`;
}

const MANY_ROWS = 15; // beyond them a presentation needs smaller type

// How many rows share the room: of both tables with what stands below them, and the new weights.
function rowsOf(film) {
  const { examples, steps } = film;
  const terms = hasAllShares(film) ? 2 * steps.length + 2 : steps.length + 1;
  return examples.length + 1 + terms + WEIGHTS.length;
}

// Where a table is wider than its place, it gets narrower in two steps.
function squeeze(part) {
  for (const table of part.querySelectorAll("table.live")) {
    let level = Number(table.dataset.squeeze ?? 0);
    while (level < 2 && table.offsetWidth > part.clientWidth + 1) table.dataset.squeeze = level += 1;
  }
}
