// The player. It knows the frames of a finished run and which of them is shown, moves every
// chart on the page to it, and tells the server only where it came to rest.

const FRAMES_PER_SECOND = 10; // at 1x; the lesson's 51 frames then last five seconds
const CALM_FRAMES_PER_SECOND = 2; // for eyes that prefer reduced motion, at any speed
const REST = 250; // milliseconds without a move before the server hears of it
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

class Player {
  constructor(root) {
    this.root = root;
    this.frame = 0;
    this.playing = false;
    this.speed = 1;
    this.find = (selector) => root.querySelector(selector);
    this.track = this.find("input");
    this.listen();
  }

  listen() {
    const { root, track } = this;
    for (const button of root.querySelectorAll("button")) {
      button.addEventListener("click", () => this.go(button.dataset.go));
    }
    root.addEventListener("keydown", (event) => this.key(event));
    track.addEventListener("input", () => {
      this.stop();
      this.show(Number(track.value));
    });
    // While it is dragged the server hears nothing; when it is let go, once.
    track.addEventListener("change", () => this.rest());
    this.find("select").addEventListener("change", (event) => {
      this.speed = Number(event.target.value);
      this.since = null;
    });
    // A chart that appears, or appears anew, begins where the others are.
    this.watcher = new MutationObserver((changes) => {
      const added = changes.some(({ addedNodes }) =>
        [...addedNodes].some((node) => node.querySelector?.(CHARTS) || node.matches?.(CHARTS)),
      );
      if (added) moveCharts(this.epoch());
    });
    this.watcher.observe(document.body, { childList: true, subtree: true });
  }

  // What the server says: a run with its frames, and where to be in it.
  take(film) {
    const another = film.run !== this.film?.run;
    const elsewhere = film.epoch !== this.film?.epoch;
    this.film = film;
    this.track.max = film.epochs.length - 1;
    this.find('[data-name="w_a"]').textContent = film.names.w_a;
    this.find('[data-name="w_x"]').textContent = film.names.w_x;
    this.find(".film").textContent = film.note;
    for (const control of this.root.querySelectorAll("button, input")) {
      control.disabled = film.epochs.length < 2;
    }
    const frame = film.epochs.indexOf(film.epoch);
    if (another) {
      this.stop();
      clearTimeout(this.resting);
      this.told = film.epoch;
      this.show(frame);
    } else if (elsewhere && !this.playing && film.epoch !== this.told) {
      this.told = film.epoch;
      this.show(frame);
    } else {
      this.show(Math.min(this.frame, film.epochs.length - 1));
    }
  }

  epoch() {
    return this.film.epochs[this.frame];
  }

  show(frame) {
    this.frame = Math.max(0, frame);
    const { epochs, texts } = this.film;
    const epoch = this.epoch();
    const last = epochs[epochs.length - 1];
    this.track.value = this.frame;
    const shown = { epoch: `${epoch} of ${last}`, ...texts[this.frame] };
    for (const [name, text] of Object.entries(shown)) {
      this.find(`[data-show="${name}"]`).textContent = text;
    }
    const words = `epoch ${epoch}, loss ${shown.loss}`;
    this.track.setAttribute("aria-valuetext", words);
    const bubble = this.find(".bubble");
    bubble.textContent = words;
    bubble.style.left = `${(100 * this.frame) / Math.max(1, epochs.length - 1)}%`;
    moveCharts(epoch);
  }

  go(where) {
    if (where === "play") {
      this.playing ? this.pause() : this.play();
      return;
    }
    this.stop();
    this.step(JUMPS[where]);
  }

  step(by) {
    const last = this.film.epochs.length - 1;
    this.show(Math.min(last, Math.max(0, this.frame + by)));
    this.restSoon();
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
    if (typeof move === "string") {
      this.go(move);
    } else {
      this.stop();
      this.step(move);
    }
  }

  play() {
    if (this.film.epochs.length < 2) return;
    const last = this.film.epochs.length - 1;
    if (this.frame === last) this.show(0);
    clearTimeout(this.resting);
    this.playing = true;
    this.since = null;
    this.label("Pause", PAUSE);
    const tick = (now) => {
      if (!this.playing) return;
      if (this.since === null) {
        this.since = now;
        this.from = this.frame;
      }
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const rate = calm ? CALM_FRAMES_PER_SECOND : FRAMES_PER_SECOND * this.speed;
      // By the clock, not by the number of ticks: a slow machine leaves frames out.
      const frame = Math.min(last, this.from + Math.floor(((now - this.since) / 1000) * rate));
      if (frame !== this.frame) this.show(frame);
      if (frame === last) this.pause();
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
    this.label("Play", PLAY);
  }

  label(text, shape) {
    const button = this.find(".play");
    button.setAttribute("aria-label", text);
    button.title = `${text} (Space)`;
    this.find(".shape").setAttribute("d", shape);
  }

  restSoon() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), REST);
  }

  rest() {
    clearTimeout(this.resting);
    const epoch = this.epoch();
    if (epoch === this.told) return;
    this.told = epoch;
    this.tell(epoch);
  }

  end() {
    this.stop();
    clearTimeout(this.resting);
    this.watcher.disconnect();
  }
}

const players = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".player");
  let player = players.get(root);
  if (!player) {
    player = new Player(root);
    players.set(root, player);
  }
  player.tell = (epoch) => setStateValue("epoch", epoch);
  player.take(data);
  // Called before every new call too; only a player that has left the page is done.
  return () => setTimeout(() => root.isConnected || player.end());
}
