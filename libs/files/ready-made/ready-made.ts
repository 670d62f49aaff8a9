import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DomainError } from '#libs/errors';
import { nearest } from '../mapping/document.js';

/** A mapping that comes with the product, for a file that a known program exports. */
export interface ReadyMade {
  readonly name: string;
  readonly title: string;
  /** As it is written, with what is to know about it in its comments. */
  readonly document: string;
}

const folder = join(import.meta.dirname, 'assets');

export function readyMadeNames(): string[] {
  return readdirSync(folder).sort();
}

export function readyMadeMappings(): ReadyMade[] {
  return readyMadeNames().map(readyMadeMapping);
}

/** @throws MAPPING_NOT_FOUND */
export function readyMadeMapping(name: string): ReadyMade {
  const names = readyMadeNames();
  if (!names.includes(name)) {
    const meant = nearest(name, names);
    const hint = meant === null ? `There are ${names.join(', ')}.` : `Did you mean ${meant}?`;
    throw new DomainError('MAPPING_NOT_FOUND', 'not-found', `There is no mapping of the name ${name}. ${hint}`);
  }
  const document = readFileSync(join(folder, name, 'mapping.yaml'), 'utf8');
  return { name, title: (parse(document) as { title: string }).title, document };
}
