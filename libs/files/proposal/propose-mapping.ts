import { Document } from 'yaml';
import { DomainError, type FieldViolation } from '#libs/errors';
import type { FileSource } from '../file-source.js';
import { parseMapping } from '../mapping/mapping.js';
import { type ReadyMade, readyMadeMapping, readyMadeMappings } from '../ready-made/ready-made.js';
import { layoutOf } from '../rows/layout.js';
import { chooseColumns, type ChosenColumns } from './choose-columns.js';
import { type FileKind, invoiceFile, lenient } from './file-kind.js';
import { fitMapping, type FittedMapping } from './fit-mapping.js';
import type { Told } from './formats.js';
import { type Look, lookAt } from './look.js';

/** A mapping for a file that came without one. */
export interface Proposal {
  readonly document: string;
  /** The mapping of the product that fits; null where the columns were chosen for this file. */
  readonly readyMade: string | null;
  readonly doubts: readonly FieldViolation[];
}

/**
 * Proposes a mapping: one that comes with the product where it fits, else by the words of the header and by contents.
 * @throws FILE_UNREADABLE
 */
export async function proposeMapping(source: FileSource, told: Told): Promise<Proposal> {
  return proposeFor(invoiceFile, source, told, await lookAt(source));
}

/** A mapping for a file that was looked at. @throws FILE_UNREADABLE */
export async function proposeFor(kind: FileKind, source: FileSource, told: Told, look: Look): Promise<Proposal> {
  const fitting = kind === invoiceFile ? await fittingReadyMade(source, look, told) : null;
  if (fitting) return fitting;
  const { columns, leaveOut, rest } = chooseColumns(look, kind);
  const missing = missingFields(columns, look, kind);
  const document = documentOf(columns, leaveOut, kind);
  const fitted = await fitMapping(document, source, look, told, kind);
  const notes = [
    'Proposed by its header and its first rows: look through it before you import by it.',
    ...(rest.length > 0 ? [`Not taken: ${rest.join(', ')}.`] : []),
  ];
  return { document: withNotes(notes, fitted.document), readyMade: null, doubts: [...missing, ...fitted.doubts] };
}

/** Written as people write mappings: a line for each column and each rule. */
function documentOf(
  columns: ChosenColumns['columns'],
  leaveOut: ChosenColumns['leaveOut'],
  { mayLack }: FileKind,
): string {
  const inOneLine = (value: unknown): unknown => document.createNode(value, { flow: true });
  const document = new Document({});
  if (leaveOut.length > 0) document.set('rows', document.createNode({ leaveOut: leaveOut.map(inOneLine) }));
  const settings = Object.entries(columns).map(([field, column]) => {
    return [field, mayLack.includes(field) ? inOneLine({ column, optional: true }) : column] as const;
  });
  document.set('columns', document.createNode(Object.fromEntries(settings)));
  return document.toString({ lineWidth: 0 });
}

/**
 * Makes a mapping that comes with the product fit a file.
 * @throws MAPPING_NOT_FOUND, FILE_UNREADABLE
 */
export async function fitReadyMade(name: string, source: FileSource, told: Told): Promise<Proposal> {
  const { document } = readyMadeMapping(name);
  const fitted = await fitMapping(document, source, await lookAt(source), told);
  return { document: fitted.document, readyMade: name, doubts: fitted.doubts };
}

/** The mapping of which the file has every column, the most columns first, if it takes rows by it. */
async function fittingReadyMade(source: FileSource, look: Look, told: Told): Promise<Proposal | null> {
  const candidates = readyMadeMappings()
    .map((readyMade) => ({ readyMade, columnCount: columnsFound(readyMade, look) }))
    .filter(({ columnCount }) => columnCount > 0)
    .sort((a, b) => b.columnCount - a.columnCount);
  for (const { readyMade } of candidates) {
    const fitted = await fitMapping(readyMade.document, source, look, told);
    if (!takesRows(fitted)) continue;
    const notes = [`The mapping ${readyMade.name}, which comes with Dunlin, fits this file.`];
    return { document: withNotes(notes, fitted.document), readyMade: readyMade.name, doubts: fitted.doubts };
  }
  return null;
}

/** How many columns of the file a mapping uses; 0 where the file lacks one. */
function columnsFound({ document }: ReadyMade, { header }: Look): number {
  try {
    const mapping = parseMapping(document, lenient(invoiceFile));
    return layoutOf(mapping, [...mapping.rules.keys()], header).used.length;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FILE_UNREADABLE') return 0;
    throw error;
  }
}

/** Whether most of its rows say what every invoice has: columns of the same name may hold something else. */
function takesRows({ rows }: FittedMapping): boolean {
  const whole = rows.filter((row) => invoiceFile.needed.every((field) => row.raw(field) !== ''));
  return whole.length > rows.length / 2;
}

/** Fields that every invoice has and no column is, and those whose column holds something else. */
function missingFields(columns: Readonly<Record<string, unknown>>, look: Look, kind: FileKind): FieldViolation[] {
  return Object.entries(kind.definitions).flatMap(([field, { required, requiredUnless, mayBeEmpty }]) => {
    const isNeeded =
      required ||
      (requiredUnless !== undefined && !(requiredUnless in columns)) ||
      (mayBeEmpty && columnCalled(field, look, kind) !== undefined);
    // What is said of the currency tells of amounts too.
    if (!isNeeded || field in columns || field === kind.currency) return [];
    return [{ field, description: `${whyMissing(field, look, kind)}: save the mapping and name it there` }];
  });
}

function columnCalled(field: string, { header }: Look, { vocabulary }: FileKind): string | undefined {
  return header.find((name) => vocabulary.likeness(name, field) > 500);
}

/** A column may be called so and hold something else. */
function whyMissing(field: string, look: Look, kindOfFile: FileKind): string {
  const { header, records } = look;
  const called = columnCalled(field, look, kindOfFile);
  if (called === undefined) {
    return `no column of it was found among ${header.map((name) => JSON.stringify(name)).join(', ')}`;
  }
  const texts = records.flatMap((cells) => cells[header.indexOf(called)]?.trim() || []).slice(0, 3);
  const { kind } = kindOfFile.definitions[field]!;
  const held = texts.map((text) => JSON.stringify(text)).join(', ');
  return `the column ${JSON.stringify(called)} is called so, but what it holds is mostly no ${kind}: ${held}`;
}

function withNotes(notes: readonly string[], document: string): string {
  return `${notes.map((note) => `# ${note}\n`).join('')}${document}`;
}
