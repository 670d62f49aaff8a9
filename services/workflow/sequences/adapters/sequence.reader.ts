import { Injectable } from '@nestjs/common';
import { Liquid } from 'liquidjs';
import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { DomainError, FieldViolation } from '#libs/errors';
import { faultsOfForm } from '#libs/files';
import { formatMajor } from '#libs/money';
import type { InvoiceFacts } from '../../copies/domain/invoice.js';
import { errors } from '../domain/errors.js';
import { parseRule } from '../domain/rule-syntax.js';
import type { Sequence } from '../domain/sequence.js';
import { type NamedFault, SequenceReader } from '../use-cases/ports.js';
import {
  type DocumentFault,
  documentFaults,
  keysAt,
  type PartialDocument,
  readParts,
  sequenceSchema,
  toSequence,
} from './sequence-document.js';

const maxLength = 100_000;

/** Reads sequence documents, YAML or JSON (which is YAML too), and names every fault at once with its line. */
@Injectable()
export class YamlSequenceReader extends SequenceReader {
  private readonly liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true });

  override read(document: string): Sequence {
    if (document.length > maxLength)
      throw sequenceInvalid([{ path: [], message: `is longer than ${maxLength} characters` }], () => 1);
    const lines = new LineCounter();
    const parsed = parseDocument(document, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    if (parsed.errors.length > 0) {
      const faults = parsed.errors.map(({ message, pos }) => ({ path: [], message, offset: pos[0] }));
      throw sequenceInvalid(faults, ({ offset }) => lines.linePos(offset ?? 0).line);
    }
    const raw: unknown = parsed.toJS({ maxAliasCount: 10 });
    const result = sequenceSchema.safeParse(raw);
    const ofForm = faultsOfForm(result.error?.issues ?? [], raw, { keysAt });
    const parts = readParts(raw);
    const faults: DocumentFault[] = [
      ...ofForm.map(({ path, description }) => ({ path: path as (string | number)[], message: description })),
      ...documentFaults(parts),
      ...this.textFaults(parts),
    ];
    if (!result.data || faults.length > 0) throw sequenceInvalid(faults, ({ path }) => lineOf(parsed, lines, path));
    return toSequence(result.data);
  }

  override refuse(document: string, faults: readonly NamedFault[]): DomainError {
    const lines = new LineCounter();
    const parsed = parseDocument(document, { lineCounter: lines, prettyErrors: false });
    const { steps } = readParts(parsed.toJS({ maxAliasCount: 10 }));
    const placed = faults.map(({ stepId, field, message }): DocumentFault => {
      if (stepId === null) return { path: ['calendar', field], message };
      const index = steps.findIndex((step) => step?.id === stepId);
      return { path: ['steps', index, field === 'template' ? 'send' : 'place', field], message };
    });
    return sequenceInvalid(placed, ({ path }) => lineOf(parsed, lines, path));
  }

  override renderTitle(template: string, invoice: InvoiceFacts): string {
    const { number, amount, remaining, dueOn, issuedOn } = invoice;
    const facts = {
      number,
      currency: amount.currency,
      amount: formatMajor(amount),
      remaining: formatMajor(remaining),
      dueDate: dueOn,
      issueDate: issuedOn,
    };
    return this.liquid.parseAndRenderSync(template, { invoice: facts }) as string;
  }

  /** Faults inside the texts of the document: the rule, and the titles of tasks. */
  private textFaults({ enrol, steps }: PartialDocument): DocumentFault[] {
    const faults: DocumentFault[] = [];
    const parsed = enrol && parseRule(enrol.when);
    if (parsed && 'faults' in parsed) {
      for (const { column, message } of parsed.faults) {
        faults.push({ path: ['enrol', 'when'], message: `character ${column} of the rule: ${message}` });
      }
    }
    for (const [index, each] of steps.entries()) {
      const task = each?.task;
      if (!task) continue;
      try {
        this.renderTitle(task.title, sample);
      } catch (error) {
        const message = (error as Error).message.replace(/, line:.*/s, '');
        faults.push({ path: ['steps', index, 'task', 'title'], message: `cannot be rendered: ${message}` });
      }
    }
    return faults;
  }
}

const sample: InvoiceFacts = {
  invoiceId: '',
  number: '1',
  customerId: '',
  creditorId: '',
  amount: { minor: 1n, currency: 'USD' },
  remaining: { minor: 1n, currency: 'USD' },
  issuedOn: '2000-01-01',
  dueOn: '2000-01-01',
  zone: 'UTC',
  lifecycle: 'OPEN',
  collectable: true,
  disputed: false,
  episode: 1,
  version: 1n,
};

/** The line of what a path names, or of the nearest thing around it that exists. */
function lineOf(parsed: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(parsed, path.slice(0, length));
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** For an entry of a map its key, which stands where the author looks. */
function nodeAt(parsed: Document, path: readonly (string | number)[]): Node | null {
  if (path.length === 0) return parsed.contents;
  const parent: unknown = path.length === 1 ? parsed.contents : parsed.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (pair && isScalar(pair.key)) return pair.key;
  }
  return (parsed.getIn(path, true) as Node | undefined) ?? null;
}

function sequenceInvalid(faults: readonly DocumentFault[], line: (fault: DocumentFault) => number): DomainError {
  const placed = faults
    .map((fault) => ({ line: line(fault), text: `${nameOf(fault.path)}${fault.message}` }))
    .sort((a, b) => a.line - b.line);
  const violations: FieldViolation[] = placed.map((fault) => ({
    field: `line ${fault.line}`,
    description: fault.text,
  }));
  const list = placed.map((fault) => `line ${fault.line}: ${fault.text}`).join('\n');
  return errors.SEQUENCE_INVALID(`The sequence has faults.\n${list}`, { violations });
}

/** `steps[2].after: ` */
function nameOf(path: readonly (string | number)[]): string {
  if (path.length === 0) return '';
  const name = path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
  return `${name}: `;
}
