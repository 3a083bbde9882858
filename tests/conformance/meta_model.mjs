// Holds values to the protocol's meta model: every property that has to be there is, of its type,
// and none is there that the protocol does not have.

import { readFileSync } from 'node:fs';

const integer = (from, to) => (value) => Number.isInteger(value) && value >= from && value <= to;
const isString = (value) => typeof value === 'string' && value.isWellFormed?.() !== false;

const bases = {
  string: isString,
  DocumentUri: isString,
  URI: isString,
  RegExp: isString,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  integer: integer(-(2 ** 31), 2 ** 31 - 1),
  uinteger: integer(0, 2 ** 31 - 1),
  decimal: (value) => typeof value === 'number',
};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

export class MetaModel {
  constructor(file) {
    const model = JSON.parse(readFileSync(file, 'utf8'));
    const byName = (list, key) => new Map(list.map((entry) => [entry[key], entry]));
    this.requests = byName(model.requests, 'method');
    this.notifications = byName(model.notifications, 'method');
    this.structures = byName(model.structures, 'name');
    this.enumerations = byName(model.enumerations, 'name');
    this.aliases = byName(model.typeAliases, 'name');
  }

  /** What is wrong with `value` as a `type`, as sentences that begin with a path. */
  violations(type, value, path = '') {
    switch (type.kind) {
      case 'base':
        return bases[type.name](value) ? [] : [`${path}: is no ${type.name}`];
      case 'stringLiteral':
        return value === type.value ? [] : [`${path}: is not "${type.value}"`];
      case 'reference':
        return this.#named(type.name, value, path);
      case 'literal':
        return this.#object(type.value.properties, value, path);
      case 'array':
        if (!Array.isArray(value)) return [`${path}: is no array`];
        return value.flatMap((entry, i) => this.violations(type.element, entry, `${path}/${i}`));
      case 'map':
        if (!isObject(value)) return [`${path}: is no object`];
        return Object.entries(value).flatMap(([key, entry]) =>
          this.violations(type.value, entry, `${path}/${key}`));
      case 'tuple':
        return type.items.flatMap((item, i) => this.violations(item, value[i], `${path}/${i}`));
      case 'or': {
        const all = type.items.map((item) => this.violations(item, value, path));
        return all.reduce((least, list) => (list.length < least.length ? list : least));
      }
      default:
        throw new Error(`${path}: the meta model has a type of the kind ${type.kind}`);
    }
  }

  #named(name, value, path) {
    if (name === 'LSPAny') return [];
    if (name === 'LSPObject') return isObject(value) ? [] : [`${path}: is no object`];
    const alias = this.aliases.get(name);
    if (alias) return this.violations(alias.type, value, path);
    const enumeration = this.enumerations.get(name);
    if (!enumeration) return this.#object(this.#properties(name), value, path);
    if (!enumeration.supportsCustomValues && !enumeration.values.some((e) => e.value === value)) {
      return [`${path}: is no ${name}`];
    }
    return this.violations(enumeration.type, value, path);
  }

  #properties(name) {
    const structure = this.structures.get(name);
    const above = [...(structure.extends ?? []), ...(structure.mixins ?? [])];
    return [...structure.properties, ...above.flatMap((base) => this.#properties(base.name))];
  }

  #object(properties, value, path) {
    if (!isObject(value)) return [`${path}: is no object`];
    const known = new Set(properties.map((property) => property.name));
    const unknown = Object.keys(value).filter((key) => !known.has(key));
    return [
      ...unknown.map((key) => `${path}/${key}: is not in the protocol`),
      ...properties.flatMap(({ name, type, optional }) => {
        if (name in value) return this.violations(type, value[name], `${path}/${name}`);
        return optional ? [] : [`${path}/${name}: is missing`];
      }),
    ];
  }
}
