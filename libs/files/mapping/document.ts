import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { DomainError, type FieldViolation } from '#libs/errors';

/** A fault at one place of a document. */
export interface DocumentFault {
  readonly path: readonly PropertyKey[];
  readonly description: string;
}

/** A document that was read, and the way to say where something stands in it. */
export interface SourceDocument<Content> {
  readonly content: Content;
  /** One error for all faults, each with its line. */
  refuse(faults: readonly DocumentFault[]): DomainError;
  /** The line of a path, from 1; of the nearest parent when the path itself is not there. */
  lineOf(path: readonly PropertyKey[]): number;
}

const maxDocumentLength = 65_536;

/** What a kind of document knows beyond its schema. */
export interface DocumentRules {
  /** The keys that may stand at a path, so that the one that was meant can be told. */
  keysAt?(path: readonly PropertyKey[]): readonly string[];
  /** Faults of meaning, of whatever could be read, so that faults of form do not hide them. */
  moreFaults?(raw: unknown): DocumentFault[];
}

/**
 * Reads a YAML or JSON document (JSON is YAML) against a schema.
 * @param code error code of this kind of document
 * @throws CODE the given code, with all faults at once, each with its line
 */
export function readDocument<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  code: string,
  rules: DocumentRules = {},
): SourceDocument<z.output<Schema>> {
  if (text.length > maxDocumentLength) {
    throw refusal(code, [{ field: '', description: `it is longer than ${maxDocumentLength} characters` }]);
  }
  if (text.includes('\0'))
    throw refusal(code, [{ field: '', description: 'it has a zero character, so it is no text' }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw refusal(
      code,
      document.errors.map(({ pos, message }) => violation(lines.linePos(pos[0]).line, [], message)),
    );
  }
  const lineOf = (path: readonly PropertyKey[]): number => lines.linePos(offsetOf(document, path)).line;
  const refuse = (faults: readonly DocumentFault[]): DomainError =>
    refusal(
      code,
      faults.map(({ path, description }) => violation(lineOf(path), path, description)),
    );
  const raw = plain(document, code);
  const result = schema.safeParse(raw);
  const ofForm = faultsOfForm(result.error?.issues ?? [], raw, rules);
  const faults = [...ofForm, ...(rules.moreFaults?.(raw) ?? [])];
  if (faults.length > 0) throw refuse(faults);
  return { content: result.data!, refuse, lineOf };
}

function plain(document: Document, code: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw refusal(code, [{ field: '', description: error instanceof Error ? error.message : 'it cannot be read' }]);
  }
}

/** Faults of form that a schema found, in words of the document. */
export function faultsOfForm(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  rules: Pick<DocumentRules, 'keysAt'> = {},
): DocumentFault[] {
  return issues.flatMap((issue) => faultsOf(issue, raw, rules));
}

function faultsOf(issue: z.core.$ZodIssue, raw: unknown, rules: Pick<DocumentRules, 'keysAt'>): DocumentFault[] {
  const { path } = issue;
  if (issue.code !== 'unrecognized_keys') return [{ path, description: plainWords(issue, raw) }];
  return issue.keys.map((key) => {
    const known = rules.keysAt?.(path) ?? [];
    const meant = nearest(key, known);
    const hint = meant ? `; did you mean ${meant}?` : known.length > 0 ? `; known are ${known.join(', ')}` : '';
    return { path: [...path, key], description: `this key is not known here${hint}` };
  });
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
};

/** What a text, a list or a group is counted in. */
const units: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', record: 'keys' };

/** The fault in words of the document; what the schema says itself stays. */
function plainWords(issue: z.core.$ZodIssue, raw: unknown): string {
  const given = issue.path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)?.[step], raw);
  if (given === undefined) return 'is missing';
  if (!/^(Invalid|Too|Unrecognized|Expected)/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') return `must be ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') {
    const unit = units[issue.origin];
    if (!unit) return `must be at least ${issue.minimum}`;
    return issue.minimum === 1 ? 'must not be empty' : `must have at least ${issue.minimum} ${unit}`;
  }
  if (issue.code === 'too_big') {
    const unit = units[issue.origin];
    return unit ? `must have at most ${issue.maximum} ${unit}` : `must be at most ${issue.maximum}`;
  }
  return issue.code === 'invalid_union' ? 'must be a single value' : 'is not allowed here';
}

/** The only candidate that differs from a word in at most a third of its letters, case aside; else null. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distanceOf(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  if (!first || first.distance > Math.max(1, word.length / 3) || first.distance === second?.distance) return null;
  return first.candidate;
}

/** Letters to add, drop, replace, or to swap with the next one (optimal string alignment); words of a document are short. */
function distanceOf(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      const swapped = isSwapped ? before[j - 2]! + 1 : Infinity;
      next.push(Math.min(replaced, swapped, row[j]! + 1, next[j - 1]! + 1));
    }
    [before, row] = [row, next];
  }
  return row[right.length]!;
}

function violation(line: number, path: readonly PropertyKey[], description: string): FieldViolation {
  return { field: path.map(String).join('.'), description: `line ${line}: ${description}` };
}

function refusal(code: string, violations: FieldViolation[]): DomainError {
  const text = violations
    .map(({ field, description }) => (field ? `${description} (${field})` : description))
    .join('; ');
  return new DomainError(code, 'invalid', `The document cannot be used. ${text}.`, { violations });
}

/** The source offset of the key at a path, or of the deepest part of the path that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      const next = isNode(node) ? document.getIn([...path.slice(0, path.indexOf(step) + 1)], true) : undefined;
      if (!isNode(next)) return offset;
      offset = startOf(next) ?? offset;
      node = next;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
