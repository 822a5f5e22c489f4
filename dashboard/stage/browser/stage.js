// The stage: it knows the film, the frame and the chosen number, and draws all parts from
// them. The server hears where it came to rest, and which example and step are looked at.

const FRAMES_PER_SECOND = 10; // at 1x; the lesson's 51 frames then last five seconds
const CALM_FRAMES_PER_SECOND = 2; // for eyes that prefer reduced motion, at any speed
const REST = 250; // milliseconds without a move before the server hears of it
const SPEAK = 400; // and before it is spoken
const HINT = "Choose a number: the numbers it is computed from are marked, and its arithmetic appears here.";

// Keys of the player that are its own as long as nothing has the focus; others scroll.
const PLAYS = [" ", "ArrowLeft", "ArrowRight"];

// Cells that can be chosen, on the stage and in the tables of the views.
const CELLS = "[data-c], [data-look]";

// Every chart has an input of this name that carries its playhead.
const CHARTS = '.vega-bindings input[name="epoch_now"]';
const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

function moveCharts(epoch) {
  for (const input of document.querySelectorAll(CHARTS)) {
    if (Number(input.value) === epoch) continue;
    setter.call(input, epoch);
    input.dispatchEvent(new Event("input"));
  }
}

// Writes a text into a cell; what has changed of it is marked for a second.
function put(element, text) {
  if (element.shown === text) return;
  const before = element.shown;
  element.shown = text;
  element.classList.toggle("zero", text === "0");
  if (before === undefined || text === "0") {
    element.textContent = text;
    return;
  }
  let same = 0;
  if (before.length === text.length) while (before[same] === text[same]) same += 1;
  const changed = document.createElement("span");
  changed.className = "changed";
  changed.textContent = text.slice(same);
  element.replaceChildren(text.slice(0, same), changed);
}

class Stage {
  constructor() {
    this.parts = {};
    this.frame = 0;
    this.speed = 1;
    this.playing = false;
    this.chosen = null;
    this.hovered = null;
    this.aborter = new AbortController();
    this.listen();
    this.skip = skipLink();
  }

  listen() {
    const { signal } = this.aborter;
    const on = (name, heard, options) =>
      document.addEventListener(name, heard, { signal, ...options });
    on("stage:part", (event) => this.mount(event.detail));
    on("stage:film", () => this.takeFilm());
    on("stage:now", () => this.takeNow());
    on("film:ask", () => this.film && this.tellCharts());
    on("click", (event) => this.click(event));
    on("dblclick", (event) => this.inside(event.target) && this.overtype(event.target, null));
    on("pointerover", (event) => this.hover(event));
    on("keydown", (event) => this.key(event));
    on("copy", (event) => copyTable(event));
    on("pointerdown", (event) => this.scrubOnChart(event), { capture: true });
    on("scroll", () => this.placeStrip(), { capture: true, passive: true });
    // Widths follow the window, the sidebar that folds, a presentation, and the numbers.
    this.sizes = new ResizeObserver(() => this.built && this.fit());
    // A chart that appears, or appears anew, begins where the others are.
    this.watcher = new MutationObserver((changes) => {
      const added = changes.some(({ addedNodes }) =>
        [...addedNodes].some((node) => node.querySelector?.(CHARTS) || node.matches?.(CHARTS)),
      );
      if (added && this.film) moveCharts(this.epoch());
      this.mountAgain();
    });
    this.watcher.observe(document.body, { childList: true, subtree: true });
  }

  mount(root) {
    const part = root.dataset.part;
    if (this.parts[part] === root) return;
    this.parts[part] = root;
    if (part === "network" || part === "tables") this.sizes.observe(root);
    if (part === "player") this.player = new Player(root.querySelector(".player"), this);
    if (this.film) this.build();
  }

  // Where a place moves on the page, the old one may be heard of last, and goes then.
  mountAgain() {
    for (const [part, root] of Object.entries(this.parts)) {
      const now = !root.isConnected && document.querySelector(`.stage-part[data-part="${part}"]`);
      if (now) this.mount(now);
    }
  }

  // ---- what the server says ----

  takeFilm() {
    const packed = window.rnnByHand?.film;
    if (!packed || packed === this.packed) return;
    this.packed = packed;
    const film = new Film(packed);
    const another = film.run !== this.film?.run;
    const epoch = this.film ? this.epoch() : null;
    this.film = film;
    this.letters = new Letters(film);
    this.quantities = new Quantities(film, this.letters);
    if (another) {
      this.stop();
      clearTimeout(this.resting);
      this.frame = 0;
      this.awaited = true; // the place in it comes with the next word
    } else {
      const same = film.epochs.indexOf(epoch);
      this.frame = same >= 0 ? same : this.nearest(epoch);
    }
    if (this.chosen && !this.quantities.exists(this.chosen)) this.chosen = null;
    this.hovered = null;
    // What was looked at may be gone; where else to look comes with the next word.
    if (this.example) this.example = Math.min(this.example, film.n);
    if (this.step_shown) this.step_shown = Math.min(this.step_shown, film.T);
    this.built = false; // its tables are still those of the film before
    this.takeNow();
    this.build();
  }

  takeNow() {
    const now = window.rnnByHand?.now;
    if (!now || !this.film || now.run !== this.film.run) return;
    this.now = now;
    this.example = now.example;
    this.step_shown = now.step;
    // An echo of what was told moves nothing: one may have stepped on since.
    const elsewhere = this.awaited || now.epoch !== this.told;
    if (elsewhere && !this.playing) this.frame = this.nearest(now.epoch);
    this.told = now.epoch;
    this.awaited = false;
    if (now.opened > (this.opened ?? now.opened)) this.bringView();
    this.opened = now.opened;
    if (this.built) this.draw();
  }

  nearest(epoch) {
    const { epochs } = this.film;
    const distance = (frame) => Math.abs(epochs[frame] - epoch);
    let best = 0;
    epochs.forEach((_, frame) => {
      if (distance(frame) < distance(best)) best = frame;
    });
    return best;
  }

  epoch() {
    return this.film.epochs[this.frame];
  }

  // ---- building and drawing ----

  build() {
    const { head, tables, reading, network: net, player } = this.parts;
    if (!head || !tables || !reading || !net || !player || !this.film) return;
    this.example ??= this.film.chosen;
    const focused = nameOf(document.activeElement);
    try {
      this.buildParts(head, tables, net, reading);
      this.built = true;
      this.draw();
      document.documentElement.dataset.stage = "alive";
      const again = focused && (tables.querySelector(focused) ?? net.querySelector(focused));
      again?.focus({ preventScroll: true });
    } catch (error) {
      delete document.documentElement.dataset.stage; // the plain tables are shown again
      console.error(error);
    }
  }

  buildParts(head, tables, net, reading) {
    const { film, letters } = this;
    head.innerHTML = headHtml(film, letters);
    tables.dataset.terms = hasAllShares(film) ? "full" : "small";
    tables.style.setProperty("--rows", rowsOf(film));
    tables.toggleAttribute("data-many", rowsOf(film) > MANY_ROWS);
    tables.innerHTML = forwardTable(film, letters) + termsTable(film, letters, this.sharesOf());
    tables.builtOf = this.sharesOf();
    net.innerHTML = `<h2>The network, example ${this.chooser()}<small>${film.isSteady() ? "a wider band means a larger |δ|" : "band width: |δ| / largest |δ|"}</small></h2><div class="drawing"></div>`;
    reading.innerHTML = `<span class="what"></span><span class="how"></span>`;
    this.live = [...tables.querySelectorAll("[data-c]")];
    for (const table of tables.querySelectorAll("table")) {
      const first = table.querySelector("[data-c]");
      if (first) first.tabIndex = 0;
      this.sizes.observe(table);
    }
    // What stands before its caption gets narrower when the font arrives.
    for (const before of net.querySelectorAll("h2 > :not(small)")) this.sizes.observe(before);
    const name = (html) => html.replace(/<[^>]*>/g, "");
    for (const element of this.live) {
      element.setAttribute("aria-description", name(this.quantities.name(element.dataset.c)));
    }
    this.player.take(film, letters);
  }

  // Whose shares the terms show where they do not show those of all.
  sharesOf() {
    const { film, example } = this;
    if (hasAllShares(film)) return null;
    return film.knows(example) ? example : film.chosen;
  }

  fit() {
    const { tables, network: net } = this.parts;
    if (tables.clientWidth !== tables.fitted) {
      tables.fitted = tables.clientWidth;
      for (const table of tables.querySelectorAll("[data-squeeze]")) delete table.dataset.squeeze;
    }
    squeeze(tables);
    // A caption is read whole or not at all.
    const caption = net.querySelector("h2 small");
    caption.hidden = false;
    caption.hidden = caption.scrollWidth > caption.clientWidth;
    this.drawNetwork();
  }

  chooser() {
    const { film } = this;
    if (film.n <= 8) {
      return Array.from({ length: film.n }, (_, row) => row + 1)
        .map((i) => `<button type="button" class="choose" data-choose="${i}">${i}</button>`)
        .join("");
    }
    return `<button type="button" data-turn="-1" aria-label="Previous example">◂</button><b data-show-example></b>
      of ${film.n.toLocaleString("en")} <button type="button" data-turn="1" aria-label="Next example">▸</button>`;
  }

  draw() {
    if (this.parts.tables.builtOf !== this.sharesOf()) {
      this.build();
      return;
    }
    const { film, frame, quantities } = this;
    for (const element of this.live) put(element, quantities.text(element.dataset.c, frame));
    const texts = headTexts(film, frame);
    for (const element of this.parts.head.querySelectorAll("[data-live]")) {
      put(element, texts[element.dataset.live]);
    }
    this.drawPictures();
    this.drawMarks();
    this.drawNetwork();
    this.drawReading();
    this.player.show(film, frame);
    this.tellCharts();
  }

  drawPictures() {
    const { film, frame, example } = this;
    const { tables } = this.parts;
    const each = (selector, drawn) => {
      for (const element of tables.querySelectorAll(selector)) {
        const html = drawn(element.dataset);
        if (element.drawn !== html) element.innerHTML = element.drawn = html;
      }
    };
    each("[data-shares]", ({ shares: of }) => shares(film, frame, ...pair(of), example));
    each("[data-both]", ({ both }) => bothTerms(film, frame, Number(both)));
    each("[data-bars]", ({ bars: i }) => bars(film, frame, Number(i)));
    each("[data-curve]", ({ curve: w }) => curve(film, frame, w));
    each("[data-solid]", () => `solid: ex ${example}`);
    each("[data-range]", () => {
      const [low, high] = [0, 1].map((k) => fixed(film.number("squares", frame, k), film.decimals));
      return `${low} to ${high}`;
    });
    each("[data-update]", ({ update: w }) => {
      const now = coloured(w, fixed(film.number(w, frame), film.decimals));
      const gradient = fixed(film.number(`gradient_${w}`, frame), film.decimals);
      return `= ${now} − ${film.rate} · ${coloured("delta", bracketed(gradient))}`;
    });
    const verdict = tables.querySelector(".verdict");
    const rests = !this.playing && this.now && this.now.epoch === this.epoch();
    verdict.textContent = this.now?.verdict ?? "";
    verdict.classList.toggle("faint", !rests);
  }

  marks() {
    const key = this.hovered ?? this.chosen;
    return { chosen: key, sources: key ? this.quantities.sources(key) : [] };
  }

  drawMarks() {
    const { chosen, sources } = this.marks();
    for (const element of this.live) {
      const key = element.dataset.c;
      element.classList.toggle("source", sources.includes(key));
      element.classList.toggle("chosen", key === chosen);
      element.setAttribute("aria-selected", String(key === this.chosen));
    }
    const all = [this.parts.tables, this.parts.network];
    for (const part of all) {
      for (const row of part.querySelectorAll("[data-row]")) {
        row.classList.toggle("mine", Number(row.dataset.row) === this.example);
      }
      for (const head of part.querySelectorAll("[data-head]")) {
        head.classList.toggle("mine", Number(head.dataset.head) === this.example);
      }
      for (const button of part.querySelectorAll("[data-choose]")) {
        button.setAttribute("aria-pressed", String(Number(button.dataset.choose) === this.example));
      }
      for (const element of part.querySelectorAll("[data-show-example]")) {
        element.textContent = this.example.toLocaleString("en");
      }
    }
  }

  drawNetwork() {
    const html = network(this);
    const drawing = this.parts.network?.querySelector(".drawing");
    if (html && drawing) drawing.innerHTML = html;
  }

  drawReading() {
    const { reading } = this.parts;
    const key = this.hovered ?? this.chosen;
    const [what, how] = reading.children;
    reading.classList.toggle("empty", !key);
    what.innerHTML = key ? this.quantities.name(key) : "";
    how.innerHTML = key ? this.quantities.arithmetic(key, this.frame) : HINT;
  }

  tellCharts() {
    const epoch = this.epoch();
    moveCharts(epoch);
    document.dispatchEvent(new CustomEvent("film:frame", { detail: { epoch } }));
  }

  // ---- the film ----

  show(frame) {
    this.frame = Math.max(0, Math.min(this.film.frames - 1, frame));
    this.draw();
  }

  step(by) {
    this.stop();
    this.show(this.frame + by);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), REST);
  }

  setSpeed(speed) {
    this.speed = speed;
    this.since = null;
  }

  play() {
    if (this.film.frames < 2) return;
    const last = this.film.frames - 1;
    clearTimeout(this.resting);
    clearTimeout(this.speaking);
    this.playing = true;
    if (this.frame === last) this.show(0);
    this.since = null;
    this.player.label(true);
    const tick = (now) => {
      if (!this.playing) return;
      if (this.since === null) {
        this.since = now;
        this.from = this.frame;
      }
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const rate = calm ? CALM_FRAMES_PER_SECOND : FRAMES_PER_SECOND * this.speed;
      // By the clock, not by the number of ticks: a slow machine leaves frames out.
      const end = this.film.frames - 1;
      const frame = Math.min(end, this.from + Math.floor(((now - this.since) / 1000) * rate));
      if (frame !== this.frame) this.show(frame);
      if (frame === end) this.pause();
      else this.ticking = requestAnimationFrame(tick);
    };
    this.ticking = requestAnimationFrame(tick);
  }

  pause() {
    this.stop();
    this.rest();
  }

  stop() {
    if (!this.playing) return;
    this.playing = false;
    cancelAnimationFrame(this.ticking);
    this.player.label(false);
  }

  rest() {
    clearTimeout(this.resting);
    this.speakSoon();
    if (this.epoch() !== this.told) this.tell();
  }

  tell() {
    this.told = this.epoch();
    const { example, step_shown: step } = this;
    window.rnnByHand?.desk?.edit({ kind: "look", epoch: this.told, example, step });
  }

  speakSoon() {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => this.speak(), SPEAK);
  }

  speak() {
    if (this.playing) return;
    const { film, frame } = this;
    const number = (name, decimals = film.decimals) => fixed(film.number(name, frame), decimals);
    this.say(
      `Epoch ${this.epoch()} of ${film.last}. Loss ${number("loss", Math.max(3, film.decimals))}. ` +
        `${film.w_a} ${number("w_a")}, ${film.w_x} ${number("w_x")}.`,
    );
  }

  say(text) {
    const live = document.querySelector(".stage-live");
    if (live) live.textContent = text;
  }

  // ---- choosing ----

  choose(key) {
    this.chosen = key && key !== this.chosen ? key : null;
    this.hovered = null;
    const place = this.chosen ? this.quantities.place(this.chosen) : {};
    this.look(place.example ?? this.example, place.step ?? this.step_shown);
    if (this.chosen) this.say(this.parts.reading.textContent);
  }

  look(example, step) {
    const { film } = this;
    const wanted = Math.max(1, Math.min(film.n, example));
    const t = Math.max(1, Math.min(film.T, step));
    const moved = wanted !== this.example || t !== this.step_shown;
    this.example = wanted;
    this.step_shown = t;
    this.draw();
    if (moved) this.tell();
  }

  click(event) {
    if (event.target.closest(".strip")) this.backToStage();
    const place = event.target.closest("[data-look]");
    if (place && this.film) this.look(...place.dataset.look.split(".").map(Number));
    const { dataset } =
      event.target.closest("[data-c], [data-choose], [data-turn], [data-example], [data-page], [data-steps], [data-open]") ?? {};
    if (!dataset || !this.film || !this.inside(event.target)) return;
    if (dataset.c) this.choose(dataset.c);
    else if (dataset.choose) this.look(Number(dataset.choose), this.step_shown);
    else if (dataset.example) this.look(Number(dataset.example), this.step_shown);
    else if (dataset.turn) this.look(this.example + Number(dataset.turn), this.step_shown);
    else if (dataset.page) this.look(pageFrom(this.film.examples, Number(dataset.page)), this.step_shown);
    else if (dataset.steps) this.look(this.example, pageFrom(this.film.steps, Number(dataset.steps)));
    else if (dataset.open) openView(1);
  }

  inside(target) {
    return Object.values(this.parts).some((part) => part.contains(target));
  }

  hover(event) {
    if (!this.built || this.playing) return;
    const found = event.target.closest?.("[data-c]");
    const key = found && this.inside(found) ? found.dataset.c : null;
    if (key === this.hovered) return;
    this.hovered = key;
    this.drawMarks();
    this.drawReading();
  }

  key(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !this.built) return;
    const { target, key } = event;
    if (TYPED.test(key) && this.overtype(target, key)) {
      event.preventDefault();
      return;
    }
    if (target.matches?.(CELLS)) {
      if (key === "F2" && this.overtype(target, null)) return;
      if (moveInTable(event)) return;
      if (key === "Enter" || key === " ") {
        event.preventDefault();
        target.click();
        return;
      }
    }
    if (target.closest?.("input, select, textarea, [contenteditable], [role=dialog], .desk-card")) return;
    if (target === document.body && PLAYS.includes(key)) return this.player.key(event);
    if (key === "Escape") this.escape();
    else if (/^[1-7]$/.test(key)) openView(Number(key) - 1);
    else if (key === "p" || key === "P") present(this.now?.present ? 0 : 1);
  }

  // Typing types over the chosen input or target; F2 or a double click over any.
  overtype(target, typed) {
    if (target.closest?.("input, select, textarea, dialog, [contenteditable]") || this.playing) return false;
    const there = typed === null && target.closest?.("[data-c]");
    const key = there && this.inside(there) ? there.dataset.c : this.chosen;
    const place = placeOf(key);
    const anchor = this.live.find((cell) => cell.dataset.c === key) ?? this.parts.network.querySelector(`[data-c="${key}"]`);
    if (!place || !anchor) return false;
    const { sheet } = window.rnnByHand.desk;
    const row = sheet[place.column ? "x" : "y"].split("\n")[place.row] ?? "";
    const text = place.column ? (row.split("\t")[place.column - 1] ?? "0") : row;
    const name = this.quantities.name(key).replace(/<[^>]*>/g, "");
    const over = new Overtype(anchor, key, typed ?? text, name);
    if (typed === null) over.input.select();
    return true;
  }

  escape() {
    if (this.chosen) this.choose(null);
    else if (this.backToStage()) return;
    else if (this.now?.present) present(0);
  }

  // ---- the view below ----

  backToStage() {
    const main = document.querySelector('[data-testid="stMain"]');
    if (!main || main.scrollTop < 8) return false;
    main.scrollTo({ top: 0, behavior: "auto" });
    return true;
  }

  bringView() {
    const view = document.querySelector(".st-key-open_view");
    const main = document.querySelector('[data-testid="stMain"]');
    if (!view || !main) return;
    if (view.getBoundingClientRect().top > main.clientHeight * 0.75) {
      view.scrollIntoView({ block: "start" });
    }
  }

  // Recurrence and loss stay in sight above a view that is read.
  placeStrip() {
    const { head } = this.parts;
    const strip = head?.querySelector(".strip");
    const main = document.querySelector('[data-testid="stMain"]');
    if (!strip || !main) return;
    strip.hidden = head.getBoundingClientRect().bottom > 0;
    const { left, width } = main.getBoundingClientRect();
    strip.style.left = `${left}px`;
    strip.style.width = `${width}px`;
  }

  // ---- scrubbing on the loss ----

  scrubOnChart(event) {
    const plot = event.target.closest?.(".st-key-loss svg");
    const background = plot?.querySelector(".role-frame path.background");
    if (!background || !this.film || event.button) return;
    const box = background.getBoundingClientRect();
    const at = ({ clientX }) => {
      const epoch = ((clientX - box.left) / box.width) * this.film.last;
      this.stop();
      this.show(this.nearest(Math.max(0, Math.min(this.film.last, epoch))));
    };
    const follow = (moved) => moved.pointerId === event.pointerId && at(moved);
    const done = (ended) => {
      if (ended.pointerId !== event.pointerId) return;
      removeEventListener("pointermove", follow, true);
      removeEventListener("pointerup", done, true);
      removeEventListener("pointercancel", done, true);
      this.rest();
    };
    addEventListener("pointermove", follow, true);
    addEventListener("pointerup", done, true);
    addEventListener("pointercancel", done, true);
    at(event);
  }

  end() {
    this.stop();
    clearTimeout(this.resting);
    clearTimeout(this.speaking);
    this.watcher.disconnect();
    this.sizes.disconnect();
    this.skip.remove();
    this.aborter.abort();
  }
}

// First of all that can be reached by Tab: past the controls to the player.
function skipLink() {
  const place = document.createElement("nav");
  place.setAttribute("aria-label", "Skip");
  const link = document.createElement("a");
  place.append(link);
  link.className = "stage-skip";
  link.href = "#player";
  link.textContent = "Skip to the player";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector(".player")?.focus();
  });
  document.body.prepend(place);
  return place;
}

const pair = (text) => {
  const [w, t] = text.split(".");
  return [w, Number(t)];
};

// By what one finds a cell or a button of the stage again after it was built anew.
function nameOf(element) {
  for (const name of ["c", "choose", "turn", "page", "steps"]) {
    const value = element?.dataset?.[name];
    if (value !== undefined) return `[data-${name}="${value}"]`;
  }
  return null;
}

// The one to choose so that the page after (1) or before (−1) these is shown around it.
const pageFrom = (shown, by) => shown[0] + by * shown.length + Math.floor((shown.length - 1) / 2);

const present = (value) => window.rnnByHand?.desk?.edit({ kind: "choose", field: "present", value });

const openView = (place) => document.querySelectorAll(".desk-views [data-view]")[place]?.click();

// Arrows inside a table: one Tab stop for all of it.
function moveInTable(event) {
  const cell = event.target;
  const rows = [...cell.closest("table").rows]
    .map((row) => [...row.querySelectorAll(CELLS)])
    .filter((cells) => cells.length);
  const row = rows.findIndex((cells) => cells.includes(cell));
  const column = rows[row].indexOf(cell);
  const to = {
    ArrowRight: rows[row][column + 1],
    ArrowLeft: rows[row][column - 1],
    ArrowDown: rows[row + 1]?.[Math.min(column, rows[row + 1].length - 1)],
    ArrowUp: rows[row - 1]?.[Math.min(column, rows[row - 1].length - 1)],
    Home: rows[row][0],
    End: rows[row][rows[row].length - 1],
  };
  if (!(event.key in to)) return false;
  event.preventDefault();
  const next = to[event.key];
  if (next) {
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
  return true;
}

// What is copied from a table goes into a spreadsheet as cells, with a minus that it reads.
function copyTable(event) {
  const selection = getSelection();
  const focused = document.activeElement?.closest?.("table.live, .page-table table");
  const table =
    focused && selection.isCollapsed
      ? focused
      : selection.anchorNode?.parentElement?.closest?.("table.live, .page-table table");
  if (!table) return;
  const whole = selection.isCollapsed;
  const lines = [...table.rows]
    .map((row) =>
      [...row.cells]
        .filter((cell) => whole || selection.containsNode(cell, true))
        .map((cell) => cell.textContent.trim().replace(/\s+/g, " ").replace(/^−(?=\d)/, "-")),
    )
    .filter((cells) => cells.length);
  if (lines.length === 1 && lines[0].length === 1 && !whole) return;
  event.clipboardData.setData("text/plain", lines.map((cells) => cells.join("\t")).join("\n"));
  event.preventDefault();
}

// One stage for the page, whatever is drawn when; parts that came before it are waiting.
export default function () {
  const mine = import.meta.url;
  const world = (window.rnnByHand ??= {});
  if (world.stage?.made !== mine) {
    world.stage?.end();
    world.stage = new Stage();
    world.stage.made = mine;
    for (const part of document.querySelectorAll(".stage-part")) world.stage.mount(part);
    world.stage.takeFilm();
  }
}
