import type { Separators } from '#libs/money';
import { visibleText } from '#libs/text';
import type { Encoding } from '../encoding.js';
import { type DateReader, dateReader, readIsoDate, swappedPattern } from './date-pattern.js';
import { readDocument } from './document.js';
import { faultsOfColumns } from './mapping-faults.js';
import {
  choicesOf,
  type ColumnSettings,
  type FieldDefinition,
  type FieldDefinitions,
  keysAt,
  mappingSchema,
} from './mapping-schema.js';

/** How the bytes of a file are laid out. */
export interface FileFormat {
  readonly delimiter: string;
  /** Whether the mapping names the delimiter; else a first line such as `sep=;` may. */
  readonly delimiterGiven: boolean;
  readonly quote: string;
  readonly encoding: Encoding;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /** Lines above the header, or above the first row where there is no header. */
  readonly skip: number;
}

/** Where one field comes from and how its text is read. */
export interface ColumnRule {
  readonly field: string;
  readonly definition: FieldDefinition;
  readonly source: { readonly name: string } | { readonly position: number } | { readonly constant: string };
  /** The column may be absent from the file and its cells may be empty. */
  readonly optional: boolean;
  /** Stands for an empty cell. */
  readonly defaultText: string | null;
  readonly datePattern: string;
  readonly readDate: DateReader;
  /** Reads a date with day and month in each other's place; null where the pattern cannot be misread so. */
  readonly swapped: DateReader | null;
  readonly separators: Separators;
  /** Text of a cell in lower case, and the choice it stands for. */
  readonly choices: ReadonlyMap<string, string>;
}

/** Says which column of a file is which field of the product. */
export interface Mapping {
  readonly format: FileFormat;
  readonly rules: ReadonlyMap<string, ColumnRule>;
}

/**
 * Reads a mapping document, YAML or JSON, and validates it completely.
 * @throws MAPPING_INVALID with every fault and its line
 */
export function parseMapping(text: string, definitions: FieldDefinitions): Mapping {
  const { content } = readDocument(text, mappingSchema, 'MAPPING_INVALID', {
    keysAt,
    moreFaults: (raw) => faultsOfColumns(raw, definitions),
  });
  const { format, columns } = content;
  const rules = new Map<string, ColumnRule>();
  for (const [field, settings] of Object.entries(columns)) {
    const definition = definitions[field];
    if (definition) rules.set(field, ruleOf(field, settings, definition));
  }
  const { delimiter } = format;
  return { format: { ...format, delimiter: delimiter ?? ',', delimiterGiven: delimiter !== undefined }, rules };
}

function ruleOf(field: string, settings: ColumnSettings, definition: FieldDefinition): ColumnRule {
  const { column, constant, thousands, date: datePattern = 'iso' } = settings;
  return {
    field,
    definition,
    source:
      constant !== undefined
        ? { constant: constant.trim() }
        : typeof column === 'number'
          ? { position: column }
          : { name: visibleText(column ?? '') },
    optional: settings.optional ?? false,
    defaultText: settings.default?.trim() ?? null,
    datePattern,
    readDate: dateReader(datePattern) ?? readIsoDate,
    swapped: dateReader(swappedPattern(datePattern) ?? ''),
    separators: { decimal: settings.decimal ?? '.', ...(thousands === undefined ? {} : { thousands }) },
    choices: choicesOf(settings, definition),
  };
}
