import { fromTimestamp } from '#libs/contracts';
import type { Dunlin } from './connect.js';

/** What a proof of the journal found. */
export interface JournalProof {
  readonly balanced: boolean;
  readonly entryCount: string;
  readonly lineCount: string;
  readonly violations: readonly string[];
  /** What was posted before was proved earlier; empty when everything was proved anew. */
  readonly since: string;
  /** Everything posted before is proved; empty while nothing is. */
  readonly proved: string;
}

const partWithin = { deadlineMs: 60_000 };

/** Proves the journal part by part, however long it is. @param fromStart also what was proved before */
export async function verifyJournal(dunlin: Dunlin, { fromStart }: { fromStart: boolean }): Promise<JournalProof> {
  let [entryCount, lineCount, since, proved] = [0n, 0n, '', ''];
  const violations: string[] = [];
  let pageToken = '';
  do {
    const part = await dunlin.invoice.verifyJournal({ pageToken, fromStart }, dunlin.caller, partWithin);
    entryCount += BigInt(part.entryCount);
    lineCount += BigInt(part.lineCount);
    violations.push(...part.violations);
    if (pageToken === '') since = fromTimestamp(part.sinceTime)?.toISOString() ?? '';
    proved = fromTimestamp(part.provedTime)?.toISOString() ?? '';
    pageToken = part.nextPageToken;
  } while (pageToken !== '');
  const counts = { entryCount: entryCount.toString(), lineCount: lineCount.toString() };
  return { balanced: violations.length === 0, ...counts, violations, since, proved };
}
