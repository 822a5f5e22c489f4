// The film as the server packed it (dashboard/stage/film.py): a head of JSON, and behind it
// the numbers of all frames. It answers with numbers and computes none.

const STEADY = 30; // times that δ may grow before each frame has a scale of its own

const KINDS = { f4: Float32Array, f8: Float64Array, i1: Int8Array };

class Film {
  constructor(packed) {
    const bytes = new Uint8Array(packed); // a copy, so that it begins at a multiple of 8
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    this.head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    Object.assign(this, this.head);
    this.frames = this.epochs.length;
    this.arrays = {};
    for (const [name, [kind, shape, offset]] of Object.entries(this.head.arrays)) {
      const size = shape.reduce((product, side) => product * side, this.frames);
      const values = new KINDS[kind](bytes.buffer, 8 + length + offset, size);
      this.arrays[name] = { values, shape };
    }
    this.first = this.steps[0];
    this.until = this.steps[this.steps.length - 1];
  }

  number(name, frame, ...place) {
    const { values, shape } = this.arrays[name];
    let index = frame;
    shape.forEach((side, axis) => {
      index = index * side + place[axis];
    });
    return values[index];
  }

  has(name) {
    return name in this.arrays;
  }

  // Whether all numbers of this example are here.
  knows(example) {
    return this.full || example === this.chosen;
  }

  row(example) {
    return this.examples.indexOf(example);
  }

  at(name, frame, example, t) {
    const row = this.full ? this.row(example) : 0;
    const first = name === "a" ? this.first - 1 : this.first;
    return this.number(name, frame, row, t - first);
  }

  // The largest size of a number over all frames, for a scale that does not jump.
  largest(name) {
    this.largests ??= {};
    this.largests[name] ??= this.arrays[name].values.reduce(
      (most, value) => Math.max(most, Math.abs(value)),
      0,
    );
    return this.largests[name];
  }

  // Whether one scale serves the whole film: what flows back at its start is seen on it.
  isSteady() {
    const { values } = this.arrays.delta;
    const opening = values.subarray(0, values.length / this.frames);
    const size = opening.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return this.full && this.largest("delta") <= STEADY * size;
  }

  input(example, t) {
    return this.x[this.row(example)][t - this.first];
  }

  letter(weight, t) {
    return this.letters[weight][t - this.first];
  }
}
