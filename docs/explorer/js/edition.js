/** The catalogue as it could be read by a date, or as it is now. The rules of weaponref.Catalog.as_of. */

import { latest, monthOf } from "./dates.js";
import { viewOf } from "./figures.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Units} Units */
/** @typedef {import("./figures.js").View} View */

/**
 * When a claim could be read: the date of its source, else its own.
 * @param {Claim} claim
 */
export function publishedOn(claim) {
  return claim.source.issued ?? claim.asOf;
}

/** @type {WeakMap<Catalogue, number[]>} */
const months = new WeakMap();

/**
 * The months in which claims were published, in order, one for each dated claim.
 * @param {Catalogue} catalogue
 */
export function publishedMonths(catalogue) {
  let found = months.get(catalogue);
  if (!found) {
    const days = catalogue.items.flatMap((item) => item.claims.map(publishedOn)).filter((day) => day !== null);
    found = days.map((day) => monthOf(latest(/** @type {string} */ (day)))).sort((one, other) => one - other);
    months.set(catalogue, found);
  }
  return found;
}

/**
 * Whether a date lies behind all that is published: then it asks for everything, undated claims too.
 * @param {string} date
 * @param {Catalogue} catalogue
 */
export function isBehindAll(date, catalogue) {
  return monthOf(latest(date)) > (publishedMonths(catalogue).at(-1) ?? 0);
}

export class Edition {
  /**
   * @param {Catalogue} catalogue
   * @param {string} asOf a date; empty for all that is known
   */
  constructor(catalogue, asOf) {
    this.catalogue = catalogue;
    this.asOf = asOf;
    this.limit = asOf ? latest(asOf) : "";
    /** @type {Map<Item, {claims: Claim[], undated: number}>} */
    this.cut = new Map();
    /** @type {Map<Item, Map<string, View>>} */
    this.views = new Map();
  }

  /**
   * The claims of a record that were published by the date, in the order of the data.
   * @param {Item} item
   */
  claims(item) {
    return this.cutOf(item).claims;
  }

  /**
   * How many undated claims are left out.
   * @param {Item} item
   */
  undated(item) {
    return this.cutOf(item).undated;
  }

  /**
   * The names that had been printed by the date; those of undated sources stay.
   * @param {Item} item
   */
  names(item) {
    return item.names.filter((name) => this.isOut(name.source));
  }

  /**
   * The relations that had been stated by the date; those of undated sources stay.
   * @param {Item} item
   */
  relations(item) {
    return item.relations.filter((relation) => this.isOut(relation.source));
  }

  /**
   * The properties of a record about which something is published, in the order of the vocabulary.
   * @param {Item} item
   */
  stated(item) {
    const present = new Set(this.claims(item).map((claim) => claim.property));
    return [...this.catalogue.properties.values()].filter((property) => present.has(property.name));
  }

  /**
   * The metric view of a property; undefined where nothing is published.
   * @param {Item} item
   * @param {string} name
   * @returns {View|undefined}
   */
  view(item, name) {
    let views = this.views.get(item);
    if (!views) {
      views = new Map();
      this.views.set(item, views);
    }
    const known = views.get(name);
    if (known) return known;
    const claims = this.claims(item).filter((claim) => claim.property === name);
    const property = this.catalogue.properties.get(name);
    if (!claims.length || !property) return undefined;
    const view = viewOf(property, claims);
    views.set(name, view);
    return view;
  }

  /**
   * The view in the units that a reader asked for.
   * @param {Item} item
   * @param {string} name
   * @param {Units} units
   */
  viewIn(item, name, units) {
    const view = this.view(item, name);
    return view && units === "imperial" && view.unit ? viewOf(view.property, view.claims, units) : view;
  }

  /**
   * Whether a source is undated or was published by the date.
   * @param {import("./types.js").Source} source
   */
  isOut({ issued }) {
    return !this.limit || issued === null || latest(issued) <= this.limit;
  }

  /** @param {Item} item */
  cutOf(item) {
    const known = this.cut.get(item);
    if (known) return known;
    const cut = { claims: item.claims, undated: 0 };
    if (this.limit) {
      const days = item.claims.map(publishedOn);
      cut.claims = item.claims.filter((_, place) => {
        const day = days[place];
        return day !== null && latest(day) <= this.limit;
      });
      cut.undated = days.filter((day) => day === null).length;
    }
    this.cut.set(item, cut);
    return cut;
  }
}
