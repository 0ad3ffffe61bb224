/** The closed list of units and their exact factors, as the package has them. */

/** @type {Map<string, {dimension: string, numerator: number, denominator: number}>} */
const units = new Map();
/** @type {Map<string, string>} */
const words = new Map();
/** @type {Map<string, string[]>} */
const ambiguous = new Map();

const TON_CHOICES = ["short ton", "long ton", "t"];

/** @param {import("./types.js").RawVocabulary} vocabulary */
export function loadUnits(vocabulary) {
  for (const [symbol, [dimension, numerator, denominator]] of Object.entries(vocabulary.units)) {
    units.set(symbol, { dimension, numerator, denominator });
  }
  for (const [symbol, line] of Object.entries(vocabulary.unitWords)) {
    for (const word of line.split("|")) words.set(word, symbol);
  }
  for (const [word, choices] of Object.entries(vocabulary.ambiguousUnits)) ambiguous.set(word, choices);
}

/**
 * What a unit measures; null for a bare number.
 * @param {string|null} symbol
 */
export function dimension(symbol) {
  return symbol === null ? null : (units.get(symbol)?.dimension ?? null);
}

/**
 * A number in another unit of the same dimension.
 * @param {number} value
 * @param {string} from
 * @param {string} to
 */
export function converted(value, from, to) {
  if (from === to) return value;
  const [source, target] = [units.get(from), units.get(to)];
  if (!source || !target || source.dimension !== target.dimension || !source.numerator || !target.numerator) {
    throw new Error(`${from} is not converted to ${to}`);
  }
  // Reduced, so that it rounds as the package does.
  const numerator = source.numerator * target.denominator;
  const denominator = source.denominator * target.numerator;
  const common = divisor(numerator, denominator);
  return (value * (numerator / common)) / (denominator / common);
}

/**
 * The symbol of a unit as people write it; null if nothing is written so.
 * @param {string} word
 * @returns {{symbol: string|null, choices: string[]}} choices are the meanings of a word that has several
 */
export function readUnit(word) {
  if (word !== "ton" && units.has(word)) return { symbol: word, choices: [] };
  const bare = word.replace(/\.+$/, "");
  if (/^tons?$/i.test(bare)) return { symbol: null, choices: TON_CHOICES };
  const choices = ambiguous.get(bare.length < 3 ? bare : bare.toLowerCase());
  if (choices) return { symbol: null, choices };
  const folded = word.toLowerCase().replace("’", "'");
  const settled = folded.slice(0, -1).includes(".") ? folded : folded.replace(/\.+$/, "");
  return { symbol: words.get(word) ?? (word.length > 1 ? (words.get(settled) ?? null) : null), choices: [] };
}

/**
 * @param {number} one
 * @param {number} other
 */
function divisor(one, other) {
  while (other) [one, other] = [other, one % other];
  return one;
}
