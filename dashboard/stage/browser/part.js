// A place on the page for one part of the stage, which the stage fills.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".stage-part");
  root.dataset.part = data.part;
  document.dispatchEvent(new CustomEvent("stage:part", { detail: root }));
}
