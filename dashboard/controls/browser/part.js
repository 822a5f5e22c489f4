// A place on the page for one part of the controls, which the desk fills.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".desk-part");
  root.given = data;
  window.rnnByHand?.mountControls?.(root, data);
}
