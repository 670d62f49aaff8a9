import type { Dunlin } from './connect.js';

/** What a whole proof of the journal found. */
export interface JournalProof {
  readonly balanced: boolean;
  readonly entryCount: string;
  readonly lineCount: string;
  readonly violations: readonly string[];
}

const partWithin = { deadlineMs: 60_000 };

/** Proves the journal part by part, however long it is. */
export async function verifyJournal(dunlin: Dunlin): Promise<JournalProof> {
  let [entryCount, lineCount] = [0n, 0n];
  const violations: string[] = [];
  let pageToken = '';
  do {
    const part = await dunlin.invoice.verifyJournal({ pageToken }, dunlin.caller, partWithin);
    entryCount += BigInt(part.entryCount);
    lineCount += BigInt(part.lineCount);
    violations.push(...part.violations);
    pageToken = part.nextPageToken;
  } while (pageToken !== '');
  const counts = { entryCount: entryCount.toString(), lineCount: lineCount.toString() };
  return { balanced: violations.length === 0, ...counts, violations };
}
