import { isId } from '#libs/ids';
import type { Database } from '#libs/transactions';
import type { JournalProof } from '../use-cases/ports.js';

const maxViolations = 100;
/** A statement over so many keys takes a second or two, however large the journal is. */
const defaultKeysPerRange = 100_000;
/** Leaves room for a busy machine, and none for a snapshot that holds cleaning back. */
const statementTimeoutMs = 25_000;

/** Keys of a table, and queries over a range of them ($1 < key <= $2) that return violations as sentences. */
interface Proof {
  readonly table: string;
  readonly key: string;
  readonly queries: readonly string[];
}

/**
 * Both sides of a range are joined in full: a planner that knows nothing yet of new rows would compare each row of one
 * side with all of the other.
 */
const entries: Proof = {
  table: 'journal_entries',
  key: 'entry_id',
  queries: [
    // Every entry is there with all of its lines, in pairs that sum to zero.
    `SELECT CASE WHEN e.source IS NULL THEN format('Entry %s has %s lines and is not there.', entry_id, l.lines)
                 ELSE format('Entry %s (%s) has %s of %s lines and is off balance by %s.',
                             entry_id, e.source, coalesce(l.lines, 0), e.line_count, coalesce(l.balance, 0)) END AS sentence
       FROM (SELECT entry_id, source, line_count FROM journal_entries WHERE entry_id > $1 AND entry_id <= $2) e
       FULL JOIN (SELECT entry_id, count(*) AS lines, sum(debit_minor - credit_minor) AS balance
                    FROM journal_lines WHERE entry_id > $1 AND entry_id <= $2 GROUP BY entry_id) l USING (entry_id)
      WHERE e.source IS NULL OR coalesce(l.lines, 0) <> e.line_count OR l.balance <> 0`,
    // An invoice and its payments are of one currency.
    `SELECT format('Entry %s in %s is about invoice %s in %s.', e.entry_id, e.currency, i.number, i.currency) AS sentence
       FROM journal_lines l
       JOIN journal_entries e ON e.entry_id = l.entry_id
       JOIN invoices i ON i.invoice_id = l.invoice_id
      WHERE l.entry_id > $1 AND l.entry_id <= $2 AND (e.currency <> i.currency OR e.customer_id <> i.customer_id)`,
  ],
};

const invoices: Proof = {
  table: 'invoices',
  key: 'invoice_id',
  queries: [
    // The receivable of an invoice is what remains of it, and its credit is what was taken off it.
    `SELECT format('Invoice %s remains %s but its receivable is %s; its credit is %s but the journal has %s.',
                   coalesce(i.number, invoice_id::text), i.remaining_minor, l.receivable, i.credited_minor, l.credit) AS sentence
       FROM (SELECT invoice_id,
                    coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account BETWEEN 1200 AND 1230), 0) AS receivable,
                    coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2110), 0) AS credit
               FROM journal_lines WHERE invoice_id > $1 AND invoice_id <= $2 GROUP BY invoice_id) l
       FULL JOIN (SELECT * FROM invoices WHERE invoice_id > $1 AND invoice_id <= $2) i USING (invoice_id)
      WHERE i.number IS NULL
         OR i.remaining_minor <> coalesce(l.receivable, 0) OR i.credited_minor <> coalesce(l.credit, 0)`,
    // What settles an invoice is the sum of its allocations.
    `SELECT format('Invoice %s is paid %s and credited %s but its allocations are %s and %s.',
                   coalesce(i.number, invoice_id::text), i.paid_minor, i.credited_minor, a.settled, a.credited) AS sentence
       FROM (SELECT invoice_id, sum(amount_minor) AS settled, sum(credited_minor) AS credited
               FROM allocations WHERE invoice_id > $1 AND invoice_id <= $2 GROUP BY invoice_id) a
       FULL JOIN (SELECT * FROM invoices WHERE invoice_id > $1 AND invoice_id <= $2) i USING (invoice_id)
      WHERE i.number IS NULL
         OR i.paid_minor <> coalesce(a.settled, 0) OR i.credited_minor <> coalesce(a.credited, 0)`,
  ],
};

const payments: Proof = {
  table: 'settled_payments',
  key: 'payment_id',
  queries: [
    // Open allocations are what was settled less what was reversed, became credit or is unapplied; debtors are credited gross.
    `SELECT format('Payment %s: received %s, allocated %s, credited %s, unapplied %s; the journal says bank %s, receivable %s, credit %s, unapplied %s.',
                   payment_id, p.received, a.settled, a.credited, p.unapplied_minor,
                   l.bank, l.receivable, l.credit, l.unapplied) AS sentence
       FROM (SELECT payment_id, unapplied_minor, CASE WHEN reversed THEN 0 ELSE amount_minor END AS received
               FROM settled_payments WHERE payment_id > $1 AND payment_id <= $2) p
       FULL JOIN (SELECT payment_id, sum(amount_minor) AS settled, sum(credited_minor) AS credited
                    FROM allocations WHERE payment_id > $1 AND payment_id <= $2 GROUP BY payment_id) a USING (payment_id)
       FULL JOIN (SELECT payment_id,
                         coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account = 1100), 0) AS bank,
                         coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account BETWEEN 1200 AND 1230), 0) AS receivable,
                         coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2110), 0) AS credit,
                         coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2100), 0) AS unapplied
                    FROM journal_lines WHERE payment_id > $1 AND payment_id <= $2 GROUP BY payment_id) l USING (payment_id)
      WHERE p.received IS NULL OR l.bank IS NULL
         OR p.received <> coalesce(a.settled, 0) + coalesce(a.credited, 0) + p.unapplied_minor
         OR l.bank <> p.received OR l.unapplied <> p.unapplied_minor
         OR l.receivable <> coalesce(a.settled, 0) OR l.credit <> coalesce(a.credited, 0)`,
  ],
};

/** Where a proof continues: a table, and the last of its keys that was proved. */
export interface ProofPosition {
  readonly table: string;
  readonly after: string;
}

interface ProofLimits {
  /** No range begins after this time. */
  readonly withinMs?: number;
  readonly keysPerRange?: number;
}

const proofs = [entries, invoices, payments] as const;
const minId = '00000000-0000-0000-0000-000000000000';
const maxId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export const proofStart: ProofPosition = { table: entries.table, after: minId };

/** @returns null for what is none */
export function readPosition(text: string): ProofPosition | null {
  const [table = '', after = ''] = text.split('/');
  return proofs.some((proof) => proof.table === table) && isId(after) ? { table, after } : null;
}

/**
 * Proves the invariants of the journal, and those of what is derived from it, from a position on and for some time. Each
 * statement reads one range on a snapshot of its own: whatever it compares was written by one transaction, and no
 * snapshot is held back while the journal grows.
 */
export async function proveJournal(
  database: Database,
  from: ProofPosition,
  { withinMs = 5_000, keysPerRange = defaultKeysPerRange }: ProofLimits = {},
): Promise<JournalProof & { readonly next: ProofPosition | null }> {
  const started = performance.now();
  const violations: string[] = [];
  let [entryCount, lineCount] = [0n, 0n];
  for (let position = from; ;) {
    const proof = proofs.find(({ table }) => table === position.table)!;
    const range: Range = [position.after, await endOfRange(database, proof, position.after, keysPerRange)];
    for (const query of proof.queries) violations.push(...(await prove(database, query, range, violations.length)));
    if (proof === entries) {
      const counted = await countJournal(database, range);
      entryCount += counted.entries;
      lineCount += counted.lines;
    }
    const next = positionAfter(proof, range[1]);
    if (next === null || performance.now() - started > withinMs) return { entryCount, lineCount, violations, next };
    position = next;
  }
}

type Range = readonly [after: string, upTo: string];

function positionAfter(proof: Proof, upTo: string): ProofPosition | null {
  if (upTo !== maxId) return { table: proof.table, after: upTo };
  const following = proofs[proofs.indexOf(proof) + 1];
  return following ? { table: following.table, after: minId } : null;
}

/** The violations that a query finds in a range, up to the limit of all together. */
async function prove(database: Database, query: string, range: Range, found: number): Promise<string[]> {
  if (found >= maxViolations) return [];
  const rows = await read<{ sentence: string }>(database, `${query} LIMIT ${maxViolations - found}`, range);
  return rows.map(({ sentence }) => sentence);
}

/** Ranges together cover every possible id, so that rows whose key is missing from the table are found too. */
async function endOfRange(database: Database, { table, key }: Proof, after: string, keys: number): Promise<string> {
  const sql = `SELECT ${key} AS key FROM ${table} WHERE ${key} > $1 ORDER BY ${key} OFFSET ${keys - 1} LIMIT 1`;
  const [last] = await read<{ key: string }>(database, sql, [after]);
  return last?.key ?? maxId;
}

async function countJournal(database: Database, range: Range): Promise<{ entries: bigint; lines: bigint }> {
  const within = 'WHERE entry_id > $1 AND entry_id <= $2';
  const [counts] = await read<{ entries: bigint; lines: bigint }>(
    database,
    `SELECT (SELECT count(*) FROM journal_entries ${within}) AS entries,
            (SELECT count(*) FROM journal_lines ${within}) AS lines`,
    range,
  );
  return counts!;
}

function read<Row>(database: Database, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  return database.snapshot(statementTimeoutMs, (snapshot) => snapshot.query<Row>(sql, parameters));
}
