// How a number is written: as dashboard/display/numbers.py writes it, with one difference:
// here a small number keeps its sign, −0.00, and only an exact 0 is "0".

const LARGE = 1e7; // from here on a number is written as a power of ten
const MOST_UNITS = 1e11; // beyond it a float cannot tell a tie from its neighbours
const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

const minus = (text) => text.replace("-", "−");
const raised = (power) => [...String(power)].map((sign) => SUPERSCRIPTS[sign]).join("");

function power(value, decimals) {
  const [digits, exponent] = value.toExponential(decimals).split("e");
  return minus(`${digits}×10`) + raised(Number(exponent));
}

function fixed(value, decimals) {
  if (!Number.isFinite(value)) return "too large";
  if (Math.abs(value) >= LARGE) return power(value, decimals);
  const scale = 10 ** decimals;
  const units = Math.abs(value) * scale;
  const below = Math.floor(units);
  const tie = Math.abs(units - below - 0.5) < 1e-9 + 4e-15 * units;
  if (units < MOST_UNITS && tie) value = Math.sign(value) * ((below + 1) / scale);
  return (value < 0 ? "−" : "") + Math.abs(value).toFixed(decimals);
}

// A computed number: exactly 0 is "0", whatever the decimals.
const written = (value, decimals) => (value === 0 ? "0" : fixed(value, decimals));

// The same, but a number that the decimals hide gets two figures: −0.0035, 2.1×10⁻⁹.
function few(value, decimals) {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size * 10 ** decimals >= 0.5 || !Number.isFinite(value)) return fixed(value, decimals);
  const places = 1 - Math.floor(Math.log10(size));
  return places <= 8 ? fixed(value, places) : power(value, 1);
}

// For places as small as a circle: as many decimals as there is room for.
function compact(value, decimals, room) {
  if (!Number.isFinite(value)) return "…";
  for (let places = decimals; places >= 0; places -= 1) {
    const text = written(value, places);
    if (text.length <= room && Math.abs(value) < LARGE) return text;
  }
  return minus(value.toExponential(0).replace("+", ""));
}

const bracketed = (text) => (text.startsWith("−") ? `(${text})` : text);
