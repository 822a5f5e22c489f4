// A table of a view: real cells, selectable, in the colours of their quantities. A cell that
// belongs to an example and a step looks at them when it is chosen; the stage hears that.

function cellOf(table, row, text, place) {
  const column = table.columns[place];
  // A name stands once for all its rows.
  const cell = document.createElement(column.label && place === 0 && text ? "th" : "td");
  if (cell.tagName === "TH") cell.scope = "row";
  cell.textContent = text;
  const quantity = column.quantity ?? (column.label ? null : table.quantities[row]);
  if (quantity) cell.classList.add(`q-${quantity}`);
  cell.classList.toggle("label", column.label);
  const look = table.places[row]?.[place];
  if (look) {
    cell.dataset.look = look.join(".");
    cell.tabIndex = -1;
  }
  return cell;
}

function headOf({ title, help, label }) {
  const head = document.createElement("th");
  head.scope = "col";
  head.textContent = title;
  head.title = help;
  head.classList.toggle("label", label);
  return head;
}

function built(table) {
  const element = document.createElement("table");
  const caption = element.createCaption();
  caption.className = "unseen";
  caption.textContent = table.alt;
  element.createTHead().insertRow().append(...table.columns.map(headOf));
  const body = element.createTBody();
  table.rows.forEach((texts, row) => {
    body.insertRow().append(...texts.map((text, place) => cellOf(table, row, text, place)));
  });
  const first = element.querySelector("[data-look]");
  if (first) first.tabIndex = 0;
  return element;
}

export default function ({ data, parentElement }) {
  const frame = parentElement.querySelector(".page-table");
  frame.replaceChildren(built(data));
  // Only a frame that scrolls is a Tab stop.
  const scrolls = () => {
    const wide = frame.scrollWidth > frame.clientWidth + 1;
    const high = frame.scrollHeight > frame.clientHeight + 1;
    if (wide || high) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", data.alt);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
    }
  };
  const watcher = new ResizeObserver(scrolls);
  watcher.observe(frame);
  return () => watcher.disconnect();
}
