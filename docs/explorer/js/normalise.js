/**
 * One key for every spelling of a designation, in every script: the rules of weaponref.names.normalise.
 *
 * The keys of all stored names come with the data. Only what a person types is folded here, and the tests hold the
 * two equal on every name of the catalogue and on the spellings of the test data.
 */

const BETWEEN = "/";
const LIST_SIGNS = "/\\|&+,;:=\n\r";
const TYPE_WORDS = new Set(["type", "hyong", "hyung", "hyeong", BETWEEN]);
const ROMAN = new Set(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]);
const MARK = /^[\u0300-\u036f\u0591-\u05c7\u064b-\u0670]$/;
const CYRILLIC = /[\u0400-\u052f]/;
const LATIN = /[a-z]/;

/** @type {[RegExp, string]} */
const HWASONG = [/^(?:hw|hv|khv)as(?:o|eo|u)ng?(?:pho|po|fo|fu|pkho)?(?=\d|$)/, "hwasong"];
/** @type {[RegExp, string]} */
const PUKGUKSONG = [/^[pb]u[kg]{1,2}(?:eu|u)?k?s(?:o|eo|u)ng(?=\d|$)/, "pukguksong"];
/** @type {[RegExp, string]} */
const HYUNMOO = [/^hy(?:u|eo|o)nm(?:oo|u)(?=\d|$)/, "hyunmoo"];
/** @type {Object<string, [RegExp, string]>} */
const STEMS = {
  hwa: HWASONG, hva: HWASONG, khv: HWASONG,
  puk: PUKGUKSONG, pug: PUKGUKSONG, buk: PUKGUKSONG, bug: PUKGUKSONG,
  hyu: HYUNMOO, hye: HYUNMOO, hyo: HYUNMOO,
  don: [/^dongfeng(?=\d)/, "df"],
  sha: [/^sha(?:khed(?=\d|$)|(?:heed|hid)(?=\d))/, "shahed"],
  jul: [/^julang(?=\d)/, "jl"],
  dae: [/^daepodong(?=\d|$)/, "taepodong"],
  kin: [/^kin(?:jal|zal|dzhal)$/, "kinzhal"],
  kyn: [/^kyndzhal$/, "kinzhal"],
  tsy: [/^tsyrkon$/, "tsirkon"],
  lan: [/^lantset(?=\d|$)/, "lancet"],
  ska: [/^skad(?=[b-d]?$)/, "scud"],
  화성포: [/^화성포(?=\d|$)/, "hwasong"],
  ファソ: [/^ファソン(?=\d|$)/, "hwasong"],
  북극성: [/^북극성(?=\d|$)/, "pukguksong"],
  北極星: [/^北極星(?=\d|$)/, "pukguksong"],
  北极星: [/^北极星(?=\d|$)/, "pukguksong"],
  이스칸: [/^이스칸데르/, "iskander"],
  イスカ: [/^イスカンデル/, "iskander"],
  伊斯坎: [/^伊斯坎德[尔爾]/, "iskander"],
  샤헤드: [/^샤헤드(?=\d|$)/, "shahed"],
  シャヘ: [/^シャヘド(?=\d|$)/, "shahed"],
};
/** @type {Object<string, [RegExp, string]>} */
const SHORT_STEMS = {
  화성: [/^화성(?=\d|$)/, "hwasong"],
  火星: [/^火星[砲炮]?(?=\d|$)/, "hwasong"],
  현무: [/^현무(?=\d|$)/, "hyunmoo"],
  玄武: [/^玄武(?=\d|$)/, "hyunmoo"],
  东风: [/^东风(?=\d)/, "df"],
  東風: [/^東風(?=\d)/, "df"],
  巨浪: [/^巨浪(?=\d)/, "jl"],
  长剑: [/^长剑(?=\d)/, "cj"],
  長劍: [/^長劍(?=\d)/, "cj"],
  鹰击: [/^鹰击(?=\d)/, "yj"],
  鷹擊: [/^鷹擊(?=\d)/, "yj"],
};
const LETTERED = new Set(["hwasong", "pukguksong"]);
/** @type {Object<string, string>} */
const LETTERS = {
  가: "a", カ: "a", ガ: "a", ga: "a", 나: "b", ナ: "b", na: "b", 다: "c", ダ: "c", da: "c",
  라: "d", ラ: "d", ra: "d", la: "d", 마: "e", マ: "e", ma: "e", ㅅ: "s", "ᄉ": "s", シ: "s",
};
/** @type {Object<string, string>} */
const TRANSLITERATION = {
  а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", є: "e", ж: "zh", з: "z", и: "i", і: "i", к: "k", л: "l",
  м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh",
  щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};
/** @type {Object<string, string>} */
const SAME = {
  ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", æ: "ae", œ: "oe", þ: "th", ħ: "h",
  "ي": "ی", "ى": "ی", "ك": "ک",
};

/**
 * The key of a name: equal for every spelling of it; empty when the text has neither letter nor digit.
 * @param {string} text
 */
export function normalise(text) {
  let key = keyOf(text);
  // A rule can clear the way for another one, never in plain ASCII.
  while (!isAscii(key)) {
    const again = keyOf(key);
    if (again === key) break;
    key = again;
  }
  return key;
}

/**
 * The words of a name in lower case, without marks and punctuation.
 * @param {string} text
 */
export function splitWords(text) {
  return pieces(text).filter((word) => word !== BETWEEN);
}

/** @param {string} text */
function isAscii(text) {
  return /^[\x00-\x7f]*$/.test(text);
}

/** @param {string} text */
function words(text) {
  return text.split(/[\s\x1c-\x1f]+/).filter(Boolean);
}

/**
 * The words, and a slash for every sign that parts the items of a list.
 * @param {string} text
 */
function pieces(text) {
  if (isAscii(text)) {
    return words(text.toLowerCase().replace(/[^a-z0-9]/g, (sign) => (LIST_SIGNS.includes(sign) ? ` ${BETWEEN} ` : " ")));
  }
  const folded = Array.from(casefolded(text.normalize("NFKC")).normalize("NFKC"), foldedChar).join("");
  if (!CYRILLIC.test(folded)) return words(folded.replaceAll("-", " "));
  if (!LATIN.test(folded)) return words(transliterated(folded).replaceAll("-", " "));
  const found = [];
  let afterLatin = false;
  for (const token of words(folded)) {
    found.push(...words(readToken(token, afterLatin).replaceAll("-", " ")));
    afterLatin = LATIN.test(token);
  }
  return found;
}

/** @param {string} text */
function casefolded(text) {
  return text.replaceAll("ẞ", "ss").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
}

/**
 * What stands for one character: itself, its base letter, a digit, nothing (a mark) or a space.
 * @param {string} char
 */
function foldedChar(char) {
  if (char in SAME) return SAME[char];
  if (/^\p{Nd}$/u.test(char)) return digit(char);
  if (/^\p{Cf}$/u.test(char) || MARK.test(char)) return "";
  if (/^[\p{L}\p{N}\p{M}]$/u.test(char)) {
    const [base, ...marks] = Array.from(char.normalize("NFD"));
    return marks.every((mark) => MARK.test(mark)) ? base : char;
  }
  if (LIST_SIGNS.includes(char) || char === "、") return ` ${BETWEEN} `;
  return /^\p{Pd}$/u.test(char) || "_.'’ʼ`".includes(char) ? "-" : " ";
}

/**
 * Digits of other scripts stand in runs of ten, from nought on.
 * @param {string} char
 */
function digit(char) {
  const code = /** @type {number} */ (char.codePointAt(0));
  let before = 0;
  while (before < 50 && /^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** @param {string} text */
function transliterated(text) {
  return Array.from(text, (char) => TRANSLITERATION[char] ?? char).join("");
}

/**
 * A word that mixes Latin and Cyrillic letters is left as it is, and so is a single Cyrillic letter behind a Latin word.
 * @param {string} token
 * @param {boolean} afterLatin
 */
function readToken(token, afterLatin) {
  if (isAscii(token) || LATIN.test(token)) return token;
  const letters = token.match(/\p{L}/gu) ?? [];
  if (afterLatin && letters.length === 1 && CYRILLIC.test(letters[0])) return token;
  return transliterated(token);
}

/** @param {string} text */
function keyOf(text) {
  const found = pieces(text);
  while (found.length > 1 && TYPE_WORDS.has(found[found.length - 1])) found.pop();
  while (found[0] === BETWEEN) found.shift();
  if (!found.length) return "";
  let key = joined(found);
  if (/[형호型号號]/.test(key)) key = key.replace(/(?<=\d)[형호型号號]+(?=\d)/g, "-").replace(/(?<=\d)[형호型号號]+/g, "");
  key = key.replace(/(?<!\d)0+(?=\d)/g, "");
  const chars = Array.from(key);
  const stem = own(STEMS, chars.slice(0, 3).join("")) ?? own(SHORT_STEMS, chars.slice(0, 2).join(""));
  return stem ? respelt(key, stem) : key;
}

/**
 * @param {Object<string, [RegExp, string]>} table
 * @param {string} key
 */
function own(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/**
 * The words in one, with a sign where two numbers would run together.
 * @param {string[]} found
 */
function joined(found) {
  let key = found[0];
  for (let place = 1; place < found.length; place += 1) {
    const [last, word] = [found[place - 1], found[place]];
    if (/\d$/.test(last) && /^\d/.test(word)) key += "-";
    else if (ROMAN.has(last) && ROMAN.has(word)) key += BETWEEN;
    key += word;
  }
  return key;
}

/**
 * The key with the usual spelling of its first word, and a letter of the series behind its number.
 * @param {string} key
 * @param {[RegExp, string]} rule
 */
function respelt(key, [pattern, stem]) {
  const match = key.match(pattern);
  if (!match) return key;
  const rest = key.slice(match[0].length);
  if (!LETTERED.has(stem)) return stem + rest;
  const number = /** @type {RegExpMatchArray} */ (rest.match(/^\d*/))[0];
  const behind = rest.slice(number.length);
  if (!behind) return stem + rest;
  if (Object.hasOwn(LETTERS, behind)) return stem + number + LETTERS[behind];
  const parts = behind.match(/^(\D+?)[형호型号號]*(?=\d|$)/);
  if (number && parts && Object.hasOwn(LETTERS, parts[1])) {
    return stem + number + LETTERS[parts[1]] + behind.slice(parts[0].length);
  }
  return stem + rest;
}
