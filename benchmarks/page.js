// Put into the page before it loads: when an edit is painted, and which frames are drawn.
(() => {
  // The loss chart as it is drawn, in one text, without the pictures on its buttons.
  const curve = () =>
    [...document.querySelectorAll('[aria-label*="loss over" i] path')]
      .filter((path) => !path.closest("button"))
      .map((path) => path.getAttribute("d"))
      .join();

  // Streamlit's own tables are pictures: what is written into them is seen as it is drawn.
  const drawn = new Set();
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    drawn.add(text);
    return fillText.call(this, text, ...rest);
  };
  const inTables = (numbers) => {
    const text = [...document.querySelectorAll("table")].map((t) => t.textContent).join(" ");
    return numbers.some((number) => drawn.has(number) || text.includes(number));
  };

  // From the key press until forward table, terms table and chart show the new weight, and
  // then to the next frame, with which the browser has painted them.
  const edit = (field, forward, terms) => {
    const seen = { forward: null, terms: null, chart: null };
    window.bench.seen = seen;
    window.bench.painted = null;
    field.addEventListener(
      "keydown",
      () => {
        const start = performance.now();
        const old = curve();
        drawn.clear();
        const look = (now) => {
          const since = now - start;
          if (inTables(forward)) seen.forward ??= since;
          if (inTables(terms)) seen.terms ??= since;
          if (![old, ""].includes(curve())) seen.chart ??= since;
          const all = Object.values(seen).every((time) => time !== null);
          requestAnimationFrame(all ? (then) => (window.bench.painted = then - start) : look);
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  };

  // A frame counts once the browser draws it: two in one animation frame are one. Where the
  // page tells of no frames, the player's readout does.
  let told = null;
  document.addEventListener("film:frame", (event) => (told = event.detail.epoch));
  const film = () => {
    const frames = (window.bench.frames = []);
    told = null;
    const shown = () =>
      told ?? document.querySelector('.player [data-show="epoch"]').textContent;
    let last = shown();
    const look = (now) => {
      if (shown() !== last) frames.push([now, (last = shown())]);
      if (window.bench.frames === frames) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  window.bench = { edit, film, painted: null, seen: null, frames: [] };
})();
