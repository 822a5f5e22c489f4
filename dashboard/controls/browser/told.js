// Hands to the desk what the server says, and a way to answer.
export default function ({ data, setStateValue }) {
  const world = (window.rnnByHand ??= {});
  const send = (out) => setStateValue("out", out);
  world.told = [data, send];
  world.desk?.take(data, send);
}
