import { isId, minIdAt } from '#libs/ids';
import type { Database } from '#libs/transactions';
import type { JournalProof } from '../../use-cases/ports.js';
import { entries, inList, inRange, invoices, payments, type Proof, type Within } from './journal.proof.sql.js';
import { WatermarkStore } from './journal.watermark.js';

const maxViolations = 100;
/** A statement over so many keys takes a second or two, however large the journal is. */
const keysOfTable = 100_000;
/** What so many entries are about is looked up one by one. */
const keysSinceWatermark = 20_000;
/** Leaves room for a busy machine, and none for a snapshot that holds cleaning back. */
const statementTimeoutMs = 25_000;

/** Where a proof continues: a table, and the last of its keys that was proved. */
export interface ProofPosition {
  /** A table of which everything is proved, or `since`: entries behind a watermark, with what they are about. */
  readonly table: string;
  readonly after: string;
  /** What is proved in the end: everything that was posted up to this entry. */
  readonly upTo: string;
  /** Whether no violation was found so far. */
  readonly clean: boolean;
}

interface ProofLimits {
  /** No range begins after this time. */
  readonly withinMs?: number;
  readonly keysPerRange?: number;
}

const proofs = [entries, invoices, payments] as const;
const since = 'since';
const minId = '00000000-0000-0000-0000-000000000000';
const maxId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export function positionText({ table, after, upTo, clean }: ProofPosition): string {
  return [table, after, upTo, clean ? 'clean' : 'violated'].join('/');
}

/** @returns null for what is none */
export function readPosition(text: string): ProofPosition | null {
  const [table = '', after = '', upTo = '', state = ''] = text.split('/');
  const isTable = table === since || proofs.some((proof) => proof.table === table);
  return isTable && isId(after) && isId(upTo) ? { table, after, upTo, clean: state === 'clean' } : null;
}

/** @param watermark the entry up to which everything is proved; null proves everything anew */
export async function proofStart(database: Database, watermark: string | null): Promise<ProofPosition> {
  const upTo = minIdAt(await new WatermarkStore(database).settledUntil());
  return watermark === null
    ? { table: entries.table, after: minId, upTo, clean: true }
    : { table: since, after: watermark, upTo, clean: true };
}

/**
 * Proves the invariants of the journal, and those of what is derived from it, from a position on and for some time. Each
 * statement reads one range on a snapshot of its own: whatever it compares was written by one transaction, and no
 * snapshot is held back while the journal grows. How far everything is proved is noted, and forgotten when it proves
 * wrong.
 */
export async function proveJournal(
  database: Database,
  from: ProofPosition,
  { withinMs = 5_000, keysPerRange }: ProofLimits = {},
): Promise<JournalProof & { readonly next: ProofPosition | null }> {
  const started = performance.now();
  const watermarks = new WatermarkStore(database);
  const found: Found = { entryCount: 0n, lineCount: 0n, violations: [] };
  for (let position = from; ;) {
    const isSince = position.table === since;
    const proof = isSince ? entries : proofs.find(({ table }) => table === position.table)!;
    const keys = keysPerRange ?? (isSince ? keysSinceWatermark : keysOfTable);
    const range: Range = [position.after, await endOfRange(database, proof, position.after, keys)];
    await prove(database, proof, inRange, range, found);
    if (proof === entries) await countJournal(database, range, found);
    if (isSince) await proveSubjects(database, range, found);
    const clean = position.clean && found.violations.length === 0;
    const next = positionAfter(position, range[1], clean);
    if (!clean && !isSince) await watermarks.forget();
    if (clean && isSince) await watermarks.raise(range[1] < from.upTo ? range[1] : from.upTo);
    if (clean && !isSince && next === null) await watermarks.raise(from.upTo);
    if (next === null || performance.now() - started > withinMs) return { ...found, next };
    position = next;
  }
}

type Range = readonly [after: string, upTo: string];

interface Found {
  entryCount: bigint;
  lineCount: bigint;
  readonly violations: string[];
}

function positionAfter(position: ProofPosition, upTo: string, clean: boolean): ProofPosition | null {
  if (upTo !== maxId) return { ...position, after: upTo, clean };
  if (position.table === since) return null;
  const following = proofs[proofs.findIndex(({ table }) => table === position.table) + 1];
  return following ? { ...position, table: following.table, after: minId, clean } : null;
}

/** What the entries of a range are about agrees with all that was ever posted about it. */
async function proveSubjects(database: Database, range: Range, found: Found): Promise<void> {
  for (const proof of [invoices, payments]) {
    const rows = await read<{ id: string }>(
      database,
      `SELECT DISTINCT ${proof.key} AS id FROM journal_lines WHERE ${inRange('entry_id')} AND ${proof.key} IS NOT NULL`,
      range,
    );
    if (rows.length > 0) await prove(database, proof, inList, [rows.map(({ id }) => id)], found);
  }
}

/** Adds the violations that are found among some keys, up to the limit of all together. */
async function prove(
  database: Database,
  proof: Proof,
  within: Within,
  parameters: readonly unknown[],
  { violations }: Found,
): Promise<void> {
  for (const query of proof.queries(within)) {
    const left = maxViolations - violations.length;
    if (left === 0) return;
    const rows = await read<{ sentence: string }>(database, `${query} LIMIT ${left}`, parameters);
    violations.push(...rows.map(({ sentence }) => sentence));
  }
}

/** Ranges together cover every possible id, so that rows whose key is missing from the table are found too. */
async function endOfRange(database: Database, { table, key }: Proof, after: string, keys: number): Promise<string> {
  const sql = `SELECT ${key} AS key FROM ${table} WHERE ${key} > $1 ORDER BY ${key} OFFSET ${keys - 1} LIMIT 1`;
  const [last] = await read<{ key: string }>(database, sql, [after]);
  return last?.key ?? maxId;
}

async function countJournal(database: Database, range: Range, found: Found): Promise<void> {
  const within = `WHERE ${inRange('entry_id')}`;
  const [counts] = await read<{ entries: bigint; lines: bigint }>(
    database,
    `SELECT (SELECT count(*) FROM journal_entries ${within}) AS entries,
            (SELECT count(*) FROM journal_lines ${within}) AS lines`,
    range,
  );
  found.entryCount += counts!.entries;
  found.lineCount += counts!.lines;
}

function read<Row>(database: Database, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  return database.snapshot(statementTimeoutMs, (snapshot) => snapshot.query<Row>(sql, parameters));
}
