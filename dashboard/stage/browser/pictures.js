// The small pictures in the tables: the shares of a term, both terms of a step, a weight's way.

const BAR = 96; // pixels of the widest bar

// The shares of one term side by side from a line at 0; those of the chosen example solid.
function shares(film, frame, w, t, chosen) {
  const [low, high] = scaleOf(film, frame);
  const place = (value) => ((value - low) / (high - low || 1)) * BAR;
  let [below, above] = [0, 0];
  let rects = "";
  for (const i of film.examples) {
    const value = film.at(`terms_${w}`, frame, i, t);
    if (!value || !Number.isFinite(value)) continue;
    const from = value < 0 ? below : above;
    const to = from + value;
    if (value < 0) below = to;
    else above = to;
    const width = Math.max(0, Math.abs(place(to) - place(from)) - 1);
    rects += `<rect x="${Math.min(place(from), place(to))}" width="${width}" height="12" fill="currentColor" fill-opacity="${i === chosen ? 1 : 0.42}"/>`;
  }
  return `<svg class="q-delta" width="${BAR}" height="12" viewBox="0 0 ${BAR} 12" aria-hidden="true">${rects}
    <path d="M${place(0)} -3V15" stroke="var(--soft)"/></svg>`;
}

// One scale for the whole film, or each frame its own.
function scaleOf(film, frame) {
  if (!film.isSteady()) return extent(film, frame, frame + 1);
  return (film.extent ??= extent(film, 0, film.frames));
}

// How far the bars of any term reach to either side in these frames.
function extent(film, from, until) {
  let [low, high] = [0, 0];
  for (let frame = from; frame < until; frame += 1) {
    for (const w of WEIGHTS) {
      for (const t of film.steps) {
        let [below, above] = [0, 0];
        for (const i of film.examples) {
          const value = film.at(`terms_${w}`, frame, i, t);
          if (value < 0) below += value;
          else above += value;
        }
        if (Number.isFinite(below)) low = Math.min(low, below);
        if (Number.isFinite(above)) high = Math.max(high, above);
      }
    }
  }
  return [low, high];
}

// Both terms of a step; the scale is that of the frame, for later frames are far smaller.
function bothTerms(film, frame, t) {
  const size = (w, s) => Math.abs(film.number(`step_${w}`, frame, s - film.first));
  const most = Math.max(1e-300, ...film.steps.flatMap((s) => WEIGHTS.map((w) => size(w, s))));
  const [x, a] = WEIGHTS.map((w) => Math.min(62, (size(w, t) / most) * 62) || 0);
  return `<svg width="64" height="14" viewBox="0 0 64 14" aria-hidden="true"><rect y="1.5" width="${x}" height="5" fill="var(--q-delta)"/>
    <rect y="7.5" width="${a}" height="5" fill="var(--q-delta)" fill-opacity=".45"/></svg>`;
}

// The way of a weight over the epochs, and where it is.
function curve(film, frame, w) {
  const [width, height] = [BAR, 18];
  const all = WEIGHTS.flatMap((name) => [...film.arrays[name].values]).filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const last = film.epochs[film.frames - 1] || 1;
  const x = (k) => (film.epochs[k] / last) * (width - 6) + 3;
  const y = (k) => height - 3 - ((film.number(w, k) - low) / (high - low || 1)) * (height - 6);
  const points = (count) =>
    Array.from({ length: count }, (_, k) => `${x(k).toFixed(1)},${y(k).toFixed(1)}`).join(" ");
  film.curves ??= {};
  film.curves[w] ??= points(film.frames);
  const so_far = film.curves[w].split(" ").slice(0, frame + 1).join(" ");
  return `<svg class="q-${w}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <polyline points="${film.curves[w]}" fill="none" stroke="currentColor" stroke-opacity=".35" stroke-width="1.2"/>
    <polyline points="${so_far}" fill="none" stroke="currentColor" stroke-width="2"/>
    <circle cx="${x(frame)}" cy="${y(frame)}" r="3" fill="currentColor"/></svg>`;
}
