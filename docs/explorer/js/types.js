/**
 * The shapes that the modules pass to each other. Nothing here runs.
 *
 * @typedef {[string[], number[]]} Table  the different words, and for each row its place among them; 0 for none
 *
 * @typedef {object} Data  what docs/explorer_data.py writes
 * @property {string} version
 * @property {RawVocabulary} vocabulary
 * @property {{id: string[], name: string[], type: Table, kind: Table, country: Table, family: Table, level: Table, note: Table,
 *   claims: number[], names: number[], relations: number[]}} records
 * @property {{name: string[], scheme: number[], lang: Table, source: number[], disputed: number[]}} names
 * @property {{type: number[], target: Table, source: number[]}} relations
 * @property {{key: string[], entries: number[][]}} index
 * @property {{id: string, idLength: number, property: number[], text: string[], low: (number|null)[],
 *   high: (number|null)[], unit: Table, qualifier: Table, basis: number[], attributedTo: Table, condition: Table,
 *   asOf: Table, asStated: (string|null)[], origin: Table, note: Table, deprecated: number[], source: number[],
 *   attribution: Table}} claims
 * @property {{id: string[], publisher: Table, title: (string|null)[], url: (string|null)[], issued: Table,
 *   accessed: Table, reliability: Table, apa: Table}} sources
 *
 * @typedef {object} RawVocabulary
 * @property {[string, string, string, string|null, string[], number, string][]} properties
 * @property {[string, number[]][]} kinds
 * @property {Object<string, string>} countries
 * @property {string[]} bases
 * @property {string[]} schemes
 * @property {string[]} relations  verbs: is a version of
 * @property {string[]} qualifiers
 * @property {Object<string, [string, number, number]>} units
 * @property {Object<string, string>} unitWords
 * @property {Object<string, string[]>} ambiguousUnits
 * @property {[string, number, number|null, boolean, boolean][]} classes
 *
 * @typedef {object} Interval
 * @property {number|null} low
 * @property {number|null} high
 * @property {string|null} unit
 * @property {string|null} qualifier
 *
 * @typedef {object} Property
 * @property {string} name
 * @property {string} label
 * @property {string} type  quantity, date, text or countries
 * @property {string|null} unit
 * @property {string[]} dimensions
 * @property {boolean} observation
 * @property {string} definition
 *
 * @typedef {object} Source
 * @property {string} id
 * @property {number} order  its place in a bibliography
 * @property {string} publisher
 * @property {string|null} title
 * @property {string|null} url
 * @property {string|null} issued
 * @property {string|null} accessed
 * @property {string|null} reliability
 * @property {string} apa
 *
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} property
 * @property {string} text  the value as it is written in the data
 * @property {Interval|null} value
 * @property {string} basis
 * @property {string|null} attributedTo
 * @property {string|null} condition
 * @property {string|null} asOf
 * @property {string|null} asStated
 * @property {string|null} origin
 * @property {string|null} note
 * @property {boolean} deprecated
 * @property {string} attribution  with marks for what stands in the other fields
 * @property {Source} source
 *
 * @typedef {object} Name
 * @property {string} name
 * @property {string} scheme
 * @property {string|null} lang
 * @property {Source} source
 * @property {boolean} disputed
 *
 * @typedef {object} Relation
 * @property {string} verb
 * @property {string} target  the id of a record, or a name
 * @property {Source} source
 *
 * @typedef {object} Item  a system, a family or a delivery
 * @property {string} id
 * @property {string} name
 * @property {string} type  system, family or transfer
 * @property {string|null} kind
 * @property {string|null} country
 * @property {string|null} family
 * @property {string|null} level  which part of the weapon is described
 * @property {string|null} note
 * @property {Claim[]} claims
 * @property {Name[]} names
 * @property {Relation[]} relations
 *
 * @typedef {object} Spelling  a name that a search looks at
 * @property {string} key
 * @property {Item} item
 * @property {string} name
 *
 * @typedef {object} Entry  a record that bears a key, and by what right
 * @property {Item} item
 * @property {number} rank
 *
 * @typedef {object} Catalogue
 * @property {string} version
 * @property {Item[]} items
 * @property {Map<string, Item>} byId
 * @property {Map<string, Entry[]>} index
 * @property {Spelling[]} spellings
 * @property {Map<string, Property>} properties
 * @property {Map<string, string[]>} kinds  a kind and the wider ones right above it
 * @property {Object<string, string>} countries
 * @property {string[]} bases
 * @property {{label: string, low: number, high: number, includesLow: boolean, includesHigh: boolean}[]} classes
 *
 * @typedef {"metric"|"imperial"|"as-stated"} Units
 *
 * @typedef {object} State  all that a link to the page says
 * @property {string} q
 * @property {string} type
 * @property {string} country
 * @property {string} kind
 * @property {string} rangeClass
 * @property {string} operator
 * @property {string} property  the quantity that a condition is about
 * @property {string} condition
 * @property {string} sort  a column, with a minus for the largest first; empty for the usual order
 * @property {Units} units
 * @property {string} asOf
 * @property {string[]} picked  ids of the records to compare
 * @property {"list"|"compare"|"record"} view
 * @property {string} record
 * @property {string} plot  the property that a comparison plots
 * @property {string} rows  how many rows of the list are shown
 */

export {};
