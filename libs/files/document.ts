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

/**
 * Reads a YAML or JSON document (JSON is YAML) against a schema.
 * @param code error code of this kind of document
 * @throws CODE the given code, with all faults at once, each with its line
 */
export function readDocument<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  code: string,
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
  const result = schema.safeParse(plain(document, code));
  if (!result.success) throw refuse(result.error.issues.flatMap(faultsOf));
  return { content: result.data, refuse, lineOf };
}

function plain(document: Document, code: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw refusal(code, [{ field: '', description: error instanceof Error ? error.message : 'it cannot be read' }]);
  }
}

function faultsOf(issue: z.core.$ZodIssue): DocumentFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], description: 'this key is not known here' }));
  }
  return [{ path: issue.path, description: issue.message }];
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
