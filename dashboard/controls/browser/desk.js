// The desk: the tab's side of all that is set on the page.
//
// It sends edits, each with a number, and keeps each until the server has acknowledged it. What
// the server says is shown where nothing waits and nothing is half typed. It writes the address,
// and it hands what it knows to a server that has forgotten it.

const TICK = 700; // milliseconds
const AGAIN = 8; // ticks at rest until an edit that was not acknowledged is sent again
const SAY_OFFLINE = 2000; // and without a connection until the page says so
const MOVES = ["epoch", "example", "step"]; // in an address, no edit that Back would undo

class Desk {
  constructor() {
    this.n = 0;
    this.box = [];
    this.fields = new Set();
    this.data = null;
    this.tries = 0;
    this.waited = 0;
    this.asked = null; // the number of the last edit that was sent and is not acknowledged
    this.aborter = new AbortController();
    const { signal } = this.aborter;
    this.live = liveRegion();
    this.offline = offlineNotice();
    this.written = location.search;
    // Streamlit listens, too, and runs the script once before this edit is sent.
    const back = () => {
      if (location.search === this.written) return;
      this.written = location.search;
      this.edit({ kind: "go", query: location.search });
    };
    addEventListener("popstate", back, { signal });
    this.clock = setInterval(() => this.tick(), TICK);
    this.watcher = new MutationObserver(() => this.held && this.post());
    this.watcher.observe(page(), { attributeFilter: ["data-test-script-state"] });
    this.interruption = new Interruption(signal);
  }

  // ---- what is asked for here ----

  edit(edit) {
    this.n += 1;
    this.box.push({ ...edit, n: this.n });
    // One question at a time: an edit in the middle of a run would only break it off.
    if (!this.asked) this.post();
  }

  // Never in the middle of a run: a request names the messages that this tab still has, and at
  // the end of a run it lets go of old ones. Named and gone, they end the connection for good.
  post() {
    this.held = isRunning();
    if (this.held || !this.data || !this.send) return;
    this.tries += 1;
    this.waited = 0;
    this.asked = this.n;
    const out = { boot: this.boot ?? this.data.boot, n: this.n, box: this.box, tries: this.tries };
    if (this.forgotten) Object.assign(out, { boot: this.forgotten, ...this.snapshot() });
    this.send(out);
  }

  tick() {
    const lost = !isConnected();
    const waits = (this.box.length || this.forgotten) && !lost && !isRunning();
    this.waited = waits ? this.waited + 1 : 0;
    if (this.waited >= AGAIN) this.post();
    this.since = lost ? (this.since ?? Date.now()) : null;
    this.offline.hidden = !(lost && Date.now() - this.since > SAY_OFFLINE);
  }

  // ---- what the server says ----

  take(data, send) {
    this.send = send;
    if (this.boot && data.boot !== this.boot && data.ack < 0) {
      this.forgotten = data.boot;
      this.post();
      return;
    }
    this.boot = data.boot;
    this.forgotten = null;
    this.data = data;
    this.heard();
  }

  takeSheet(sheet) {
    this.sheet = sheet;
    this.heard();
  }

  // The cells come apart from the rest; both together are what the server has, and only then
  // may an edit be let go that it has taken.
  heard() {
    const { data, sheet } = this;
    if (!data || this.forgotten || sheet?.edition !== data.edition) return;
    const first = !this.kept;
    this.kept = { data, sheet };
    this.n = Math.max(this.n, data.ack);
    this.box = this.box.filter(({ n }) => n > data.ack);
    if (data.ack >= this.asked) this.asked = null;
    if (!this.box.length) {
      this.writeAddress(data, first);
      this.show(data);
    } else if (!this.asked) {
      this.post();
    }
  }

  show(data) {
    for (const field of this.fields) {
      if (field.root.isConnected) field.update(data);
      else this.fields.delete(field);
    }
    document.documentElement.toggleAttribute("data-present", Boolean(data.chosen.present));
    if (data.now) {
      (window.rnnByHand ??= {}).now = data.now;
      document.dispatchEvent(new CustomEvent("stage:now"));
    }
  }

  add(field) {
    this.fields.add(field);
    if (this.kept) field.update(this.kept.data);
  }

  // What a server gets that has forgotten it; nothing, if this tab had heard nothing yet.
  snapshot() {
    if (!this.kept) return {};
    const { data, sheet } = this.kept;
    const typed = {};
    for (const [field, [text, value]] of Object.entries(data.numbers)) {
      if (text !== String(value)) typed[field] = text;
    }
    const { x, y, own, length } = sheet;
    const { query, answers } = data;
    return { snapshot: { query, sheet: { x, y, own, length }, rev: sheet.rev, typed, answers } };
  }

  // ---- the address ----

  writeAddress(data, first) {
    const address = data.query && `?${data.query}`;
    if (address === this.written) return;
    const replaces = first || data.went || onlyMoved(this.written, address);
    const whole = location.pathname + address + location.hash;
    if (replaces) history.replaceState(history.state, "", whole);
    else history.pushState(null, "", whole);
    this.written = address;
  }

  // ---- speaking ----

  say(text) {
    if (this.live.textContent === text) this.live.textContent = "";
    requestAnimationFrame(() => (this.live.textContent = text));
  }

  end() {
    clearInterval(this.clock);
    this.watcher.disconnect();
    this.interruption.end();
    this.aborter.abort();
    this.live.remove();
    this.offline.remove();
  }
}

function onlyMoved(one, other) {
  const [a, b] = [one, other].map((query) => new URLSearchParams(query));
  for (const params of [a, b]) for (const name of MOVES) params.delete(name);
  return a.toString() === b.toString();
}

function liveRegion() {
  const live = element("div", { class: "desk-live", role: "status", "aria-live": "polite" });
  document.body.append(live);
  return live;
}

function offlineNotice() {
  const notice = element("div", { class: "desk-offline", role: "status", hidden: "" });
  notice.textContent = GIVEN.texts.offline;
  page().append(notice);
  return notice;
}

// An element with attributes and what stands in it; text is text, never HTML.
function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value);
  }
  made.append(...inside.filter((part) => part !== null && part !== undefined));
  return made;
}

// What lies over the page lies in it, where its colours are.
const page = () => document.querySelector('[data-testid="stApp"]') ?? document.body;
