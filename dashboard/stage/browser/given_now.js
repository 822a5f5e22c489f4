// Hands to the stage where in the film the server is, and a way to tell it more.
export default function ({ data, setStateValue }) {
  const world = (window.rnnByHand ??= {});
  world.now = data;
  world.tell = (word) => setStateValue("rest", word);
  document.dispatchEvent(new CustomEvent("stage:now"));
}
