/** Turns the columns of the data into records again. */

import { normalise } from "./normalise.js";

/** @typedef {import("./types.js").Data} Data */
/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Name} Name */
/** @typedef {import("./types.js").Relation} Relation */
/** @typedef {import("./types.js").Source} Source */
/** @typedef {import("./types.js").Table} Table */

/**
 * @param {Data} data
 * @returns {Catalogue}
 */
export function readCatalogue(data) {
  const { vocabulary } = data;
  const sources = readSources(data);
  const items = readItems(data, readClaims(data, sources), readNames(data, sources), readRelations(data, sources));
  return {
    version: data.version,
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    index: readIndex(data, items),
    spellings: spellings(items),
    properties: new Map(
      vocabulary.properties.map(([name, label, type, unit, dimensions, observation, definition]) => [
        name,
        { name, label, type, unit, dimensions, observation: Boolean(observation), definition },
      ]),
    ),
    kinds: new Map(vocabulary.kinds.map(([name, above]) => [name, above.map((place) => vocabulary.kinds[place][0])])),
    countries: vocabulary.countries,
    bases: vocabulary.bases,
    classes: vocabulary.classes.map(([label, low, high, includesLow, includesHigh]) => ({
      label, low, high: high ?? Infinity, includesLow, includesHigh,
    })),
  };
}

/**
 * The word of a row; null for none.
 * @param {Table} table
 * @param {number} row
 */
function word([words, places], row) {
  return places[row] ? words[places[row] - 1] : null;
}

/**
 * @param {Data} data
 * @returns {Source[]}
 */
function readSources({ sources }) {
  return sources.id.map((id, order) => ({
    id,
    order,
    publisher: word(sources.publisher, order) ?? "",
    title: sources.title[order],
    url: sources.url[order],
    issued: word(sources.issued, order),
    accessed: word(sources.accessed, order),
    reliability: word(sources.reliability, order),
    apa: word(sources.apa, order) ?? "",
  }));
}

/**
 * @param {Data} data
 * @param {Source[]} sources
 * @returns {Claim[]}
 */
function readClaims({ claims, vocabulary }, sources) {
  const deprecated = new Set(claims.deprecated);
  return claims.text.map((text, row) => ({
    id: claims.id.slice(row * claims.idLength, (row + 1) * claims.idLength),
    property: vocabulary.properties[claims.property[row]][0],
    text,
    value: readValue(claims, row),
    basis: vocabulary.bases[claims.basis[row]],
    attributedTo: word(claims.attributedTo, row),
    condition: word(claims.condition, row),
    asOf: word(claims.asOf, row),
    asStated: claims.asStated[row],
    origin: word(claims.origin, row),
    note: word(claims.note, row),
    deprecated: deprecated.has(row),
    attribution: word(claims.attribution, row) ?? "",
    source: sources[claims.source[row]],
  }));
}

/**
 * @param {Data["claims"]} claims
 * @param {number} row
 */
function readValue(claims, row) {
  const low = claims.low[row];
  const high = claims.high[row] === 0 ? low : claims.high[row];
  if (low === null && high === null) return null;
  return { low, high, unit: word(claims.unit, row), qualifier: word(claims.qualifier, row) };
}

/**
 * @param {Data} data
 * @param {Source[]} sources
 * @returns {Name[]}
 */
function readNames({ names, vocabulary }, sources) {
  const disputed = new Set(names.disputed);
  return names.name.map((name, row) => ({
    name,
    scheme: vocabulary.schemes[names.scheme[row]],
    lang: word(names.lang, row),
    source: sources[names.source[row]],
    disputed: disputed.has(row),
  }));
}

/**
 * @param {Data} data
 * @param {Source[]} sources
 * @returns {Relation[]}
 */
function readRelations({ relations, vocabulary }, sources) {
  return relations.type.map((type, row) => ({
    verb: vocabulary.relations[type],
    target: word(relations.target, row) ?? "",
    source: sources[relations.source[row]],
  }));
}

/**
 * @param {Data} data
 * @param {Claim[]} claims
 * @param {Name[]} names
 * @param {Relation[]} relations
 * @returns {Item[]}
 */
function readItems({ records }, claims, names, relations) {
  let [claim, name, relation] = [0, 0, 0];
  return records.id.map((id, row) => ({
    id,
    name: records.name[row],
    type: word(records.type, row) ?? "",
    kind: word(records.kind, row),
    country: word(records.country, row),
    family: word(records.family, row),
    level: word(records.level, row),
    note: word(records.note, row),
    claims: claims.slice(claim, (claim += records.claims[row])),
    names: names.slice(name, (name += records.names[row])),
    relations: relations.slice(relation, (relation += records.relations[row])),
  }));
}

/**
 * @param {Data} data
 * @param {Item[]} items
 */
function readIndex({ index }, items) {
  return new Map(
    index.key.map((key, row) => {
      const entries = [];
      for (let place = 0; place < index.entries[row].length; place += 2) {
        entries.push({ item: items[index.entries[row][place]], rank: index.entries[row][place + 1] });
      }
      return [key, entries];
    }),
  );
}

/** @param {Item[]} items */
function spellings(items) {
  return items
    .filter((item) => item.type !== "transfer")
    .flatMap((item) => {
      const names = item.names.filter((name) => !name.disputed).map((name) => name.name);
      return [item.id, item.name, ...names].map((name) => ({ key: normalise(name), item, name }));
    });
}
