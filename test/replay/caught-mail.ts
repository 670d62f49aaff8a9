import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A message as the catcher recorded it. */
export interface CaughtMail {
  readonly id: string;
  /** Step that sent it, empty for none. */
  readonly step: string;
  /** Numbers of the invoices it speaks of. */
  readonly invoices: readonly string[];
  /** The Date header: business time of the sending. */
  readonly date: Date;
}

/** Reads the mail catcher's file from its beginning; a file that is not there holds nothing. */
export async function* readCaughtMail(file: string): AsyncGenerator<CaughtMail> {
  if (!existsSync(file)) return;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line === '') continue;
    const { id, headers } = JSON.parse(line) as { id: string; headers: Record<string, string> };
    yield {
      id,
      step: headers['x-dunlin-step'] ?? '',
      invoices: (headers['x-dunlin-invoices'] ?? '').split(/, */).filter(Boolean),
      date: new Date(headers['date'] ?? ''),
    };
  }
}
