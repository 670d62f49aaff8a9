import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Exists while the program watches a folder. */
export const readyFile = (folder: string): string => path.join(folder, '.agency-ready');

export interface PlacementLine {
  placementId: string;
  line: string;
  invoiceNumber: string;
}

export interface PlacementFile {
  lines: PlacementLine[];
  /** Why the file as a whole cannot be trusted, if so. */
  problem?: string;
}

interface Row {
  placement_id: string;
  line: string;
  invoice_number: string;
  currency: string;
  amount: string;
}

/** The one place that knows the form of a placement file: rows under a header, then the control line. */
export function readPlacementFile(text: string): PlacementFile {
  const records = parse(text, { skip_empty_lines: true, relax_column_count: true }) as string[][];
  const header = records[0] ?? [];
  const controls = records.filter((record) => record[0] === 'CONTROL');
  const rows = records.slice(1).filter((record) => record[0] !== 'CONTROL');
  const named = rows.map(
    (record) => Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])) as unknown as Row,
  );
  const lines = named.map(({ placement_id, line, invoice_number }) => ({
    placementId: placement_id,
    line,
    invoiceNumber: invoice_number,
  }));
  const problem = controlProblem(named, controls);
  return problem ? { lines, problem } : { lines };
}

/** Compares the control lines, one per currency, with the rows. */
function controlProblem(rows: Row[], controls: string[][]): string | undefined {
  if (controls.length === 0) return 'the control line is missing';
  const counted = controls.reduce((sum, control) => sum + Number(control[1]), 0);
  if (counted !== rows.length) return `the control line counts ${counted} lines and the file has ${rows.length}`;
  for (const [, , currency = '', total = ''] of controls) {
    const amounts = rows.filter((row) => row.currency === currency).map((row) => row.amount);
    if (sumOf(amounts) !== sumOf([total])) return `the control total of ${currency} does not match the lines`;
  }
  return undefined;
}

/** Exact: decimal texts are added as whole numbers of their smallest unit. */
function sumOf(amounts: string[]): bigint {
  const digits = 6;
  return amounts.reduce((sum, amount) => {
    const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
    const value = BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits));
    return sum + (amount.startsWith('-') ? -value : value);
  }, 0n);
}

export interface Acknowledgement {
  result: 'ACCEPTED' | 'REJECTED' | 'RECALLED';
  reason: string;
}

/** Rules are invoice numbers, or regular expressions between slashes. */
export function rejects(rules: string[], invoiceNumber: string): boolean {
  return rules.some((rule) =>
    rule.length > 2 && rule.startsWith('/') && rule.endsWith('/')
      ? new RegExp(rule.slice(1, -1)).test(invoiceNumber)
      : rule === invoiceNumber,
  );
}

export function acknowledgementOf(
  line: PlacementLine,
  file: PlacementFile,
  recall: boolean,
  rules: string[],
): Acknowledgement {
  if (file.problem) return { result: 'REJECTED', reason: file.problem };
  if (recall) return { result: 'RECALLED', reason: '' };
  return rejects(rules, line.invoiceNumber)
    ? { result: 'REJECTED', reason: 'not accepted by the agency' }
    : { result: 'ACCEPTED', reason: '' };
}

/**
 * Acknowledges every file in the agencies' outboxes that has no acknowledgement yet; what it did is in the files alone.
 */
export function acknowledgeAll(folder: string): string[] {
  const acknowledged: string[] = [];
  for (const agency of subfolders(folder)) {
    const outbox = path.join(folder, agency, 'outbox');
    const inbox = path.join(folder, agency, 'inbox');
    if (!fs.existsSync(outbox)) continue;
    const done = new Set(fs.existsSync(inbox) ? fs.readdirSync(inbox) : []);
    for (const name of fs.readdirSync(outbox).sort()) {
      if (!name.endsWith('.csv') || done.has(ackName(name))) continue;
      fs.mkdirSync(inbox, { recursive: true });
      acknowledge(path.join(outbox, name), path.join(inbox, ackName(name)), rulesFor(folder, agency));
      acknowledged.push(`${agency}/${name}`);
    }
  }
  return acknowledged;
}

const ackName = (name: string): string => `${name.slice(0, -'.csv'.length)}.ack.csv`;

const subfolders = (folder: string): string[] =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Read each time, so that a rule counts for the next file: the agency's own rules and those for all agencies. */
function rulesFor(folder: string, agency: string): string[] {
  const files = [path.join(folder, 'reject.json'), path.join(folder, agency, 'reject.json')];
  return files
    .filter((file) => fs.existsSync(file))
    .flatMap((file) => JSON.parse(fs.readFileSync(file, 'utf8')) as string[]);
}

function acknowledge(source: string, target: string, rules: string[]): void {
  const file = readPlacementFile(fs.readFileSync(source, 'utf8'));
  const recall = path.basename(source).startsWith('recall-');
  const rows = file.lines.map((line) => {
    const { result, reason } = acknowledgementOf(line, file, recall, rules);
    return [line.placementId, line.line, line.invoiceNumber, result, reason];
  });
  const text = stringify([['placement_id', 'line', 'invoice_number', 'result', 'reason'], ...rows]);
  // Readers see a whole acknowledgement or none.
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.tmp`);
  fs.writeFileSync(temporary, text);
  fs.renameSync(temporary, target);
}
