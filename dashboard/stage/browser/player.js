// The player's own controls: it asks the stage to play, to stop and to show a frame, and shows
// where the stage is.

const PLAY = "M7 4v16l13-8z";
const PAUSE = "M6 4h4v16H6zM14 4h4v16h-4z";
const KEYS = {
  " ": "play",
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: "first",
  End: "last",
};
const JUMPS = { first: -Infinity, back: -1, forward: 1, last: Infinity };

class Player {
  constructor(root, stage) {
    this.root = root;
    this.stage = stage;
    this.find = (selector) => root.querySelector(selector);
    this.track = this.find("input");
    this.listen();
  }

  listen() {
    const { root, track, stage } = this;
    for (const button of root.querySelectorAll("button")) {
      button.addEventListener("click", () => this.go(button.dataset.go));
    }
    root.addEventListener("keydown", (event) => this.key(event));
    track.addEventListener("input", () => {
      stage.stop();
      stage.show(Number(track.value));
    });
    // While it is dragged the server hears nothing; when it is let go, once.
    track.addEventListener("change", () => stage.rest());
    this.find("select").addEventListener("change", (event) => {
      stage.setSpeed(Number(event.target.value));
    });
  }

  take(film, letters) {
    this.track.max = film.frames - 1;
    for (const w of WEIGHTS) this.find(`[data-name="${w}"]`).innerHTML = letters.weight(w);
    for (const control of this.root.querySelectorAll("button, input")) {
      control.disabled = film.frames < 2;
    }
    const left_out = film.frames <= film.last;
    this.find("select").title = left_out
      ? `Speed. The film shows ${film.frames} of ${film.last + 1} epochs, more of them where the numbers change faster.`
      : "Speed";
  }

  show(film, frame) {
    const epoch = film.epochs[frame];
    this.track.value = frame;
    this.track.style.setProperty("--part", `${(100 * frame) / Math.max(1, film.frames - 1)}%`);
    const loss = few(film.number("loss", frame), film.decimals);
    const shown = {
      epoch: `${epoch} of ${film.last}`,
      loss,
      w_a: fixed(film.number("w_a", frame), film.decimals),
      w_x: fixed(film.number("w_x", frame), film.decimals),
    };
    for (const [name, text] of Object.entries(shown)) {
      this.find(`[data-show="${name}"]`).textContent = text;
    }
    this.track.setAttribute("aria-valuetext", `epoch ${epoch} of ${film.last}, loss ${loss}`);
    const ends = { first: frame === 0, back: frame === 0 };
    for (const [name, at] of Object.entries(ends)) {
      this.find(`[data-go="${name}"]`).disabled = at || film.frames < 2;
    }
    for (const name of ["forward", "last"]) {
      this.find(`[data-go="${name}"]`).disabled = frame === film.frames - 1;
    }
  }

  go(where) {
    if (where === "play") {
      this.stage.playing ? this.stage.pause() : this.stage.play();
    } else {
      this.stage.step(JUMPS[where]);
    }
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { target, key } = event;
    if (target.matches("select") || !(key in KEYS)) return;
    // On a button the space bar presses it, as everywhere.
    if (key === " " && target.matches("button")) return;
    event.preventDefault();
    event.stopPropagation();
    const move = KEYS[key];
    if (typeof move === "string") this.go(move);
    else this.stage.step(move);
  }

  label(playing) {
    const button = this.find(".play");
    const text = playing ? "Pause" : "Play";
    button.setAttribute("aria-label", text);
    button.title = `${text} (Space)`;
    this.find(".shape").setAttribute("d", playing ? PAUSE : PLAY);
  }
}
