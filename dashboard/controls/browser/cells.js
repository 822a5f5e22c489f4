// Hands to the desk the cells of the sequences.
export default function ({ data }) {
  const world = (window.rnnByHand ??= {});
  world.cells = data;
  world.desk?.takeSheet(data);
}
