/** Partial dates: a day, a month, a year or a decade, as sources give them. The same rules as weaponref.dates. */

const FORM = /^\d{4}(?:s|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * The last day that a date may mean: where a partial date counts.
 * @param {string} date
 */
export function latest(date) {
  if (date.endsWith("s")) return `${date.slice(0, 3)}9-12-31`;
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) return lastOfMonth(Number(date.slice(0, 4)), Number(date.slice(5)));
  return date;
}

/**
 * The first day that a date may mean.
 * @param {string} date
 */
export function earliest(date) {
  if (date.endsWith("s")) return `${date.slice(0, 4)}-01-01`;
  return date + "-01-01".slice(date.length - 4);
}

/**
 * Whether a text is a day that exists, or a month, a year or a decade.
 * @param {string} text
 */
export function isDate(text) {
  if (!FORM.test(text)) return false;
  return text.length < 10 || text <= latest(text.slice(0, 7));
}

/**
 * The month of a day, counted from the year nought.
 * @param {string} day
 */
export function monthOf(day) {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/**
 * @param {number} year
 * @param {number} month from 1
 */
export function lastOfMonth(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${days}`;
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/**
 * A date as a person writes it: 30 June 2021, June 2021, 2021.
 * @param {string} date
 */
export function dateWords(date) {
  if (date.endsWith("s") || date.length < 7) return date;
  const month = `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
  return date.length === 10 ? `${Number(date.slice(8))} ${month}` : month;
}

const NEWS_MONTHS = [
  "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
];

/**
 * A date as the AP Stylebook has it: Jan. 4, 2024; January 2024; 2024.
 * @param {string} date
 */
export function newsDay(date) {
  if (date.length < 10) return dateWords(date);
  return `${NEWS_MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}, ${date.slice(0, 4)}`;
}
