// Without a connection Streamlit puts a dialog over the page, in which clicks and keys are lost.
// The page says it itself, so the dialog is closed as soon as it comes; Streamlit then leaves it
// away until the connection is back. For the moment that it takes the focus, the field in which
// one types hears nothing of it, and the keys go into the field all the same.

const DIALOG = '[data-testid="stDialog"]';

const app = () => document.querySelector('[data-testid="stApp"]')?.dataset ?? {};
const isConnected = () => app().testConnectionState === "CONNECTED";
const isRunning = () => app().testScriptState === "running";

class Interruption {
  constructor(signal) {
    this.field = null;
    const on = (name, heard) =>
      document.addEventListener(name, (event) => heard.call(this, event), { signal, capture: true });
    on("blur", this.left);
    on("focusout", this.left);
    on("focus", this.back);
    on("focusin", this.back);
    on("keydown", this.key);
    this.watcher = new MutationObserver(() => this.close());
    this.watcher.observe(document.body, { childList: true });
  }

  close() {
    const dialog = document.querySelector(DIALOG);
    if (isConnected() || !dialog || dialog.inert) return;
    dialog.inert = true;
    dialog.querySelector('button[aria-label="Close"]')?.click();
  }

  left(event) {
    if (isConnected() || !event.relatedTarget?.closest?.(DIALOG)) return;
    if (!event.target.matches?.('input[type="text"], textarea')) return;
    this.field = event.target;
    event.stopImmediatePropagation();
  }

  back(event) {
    if (event.target !== this.field) return;
    event.stopImmediatePropagation();
    if (event.type === "focusin") this.field = null;
  }

  key(event) {
    const { field } = this;
    if (!field || !event.target.closest?.(DIALOG)) return;
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    field.setRangeText(event.key, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  end() {
    this.watcher.disconnect();
  }
}
