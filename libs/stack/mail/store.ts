import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

export interface CaughtMail {
  /** The Message-ID without its brackets. */
  id: string;
  from: string;
  to: string[];
  subject: string;
  headers: Record<string, string>;
  text: string;
  html: string;
  receivedAt: string;
}

export interface MailSummary {
  id: string;
  from: string;
  to: string[];
  subject: string;
  receivedAt: string;
}

interface IndexEntry extends MailSummary {
  offset: number;
  length: number;
}

const maxIndexed = 5_000;

/** An append-only file of messages is the truth; memory holds only where the newest of them lie in it. */
export class MailStore {
  readonly file: string;
  private readonly descriptor: number;
  private index: IndexEntry[] = [];
  private size = 0;
  private total = 0;

  private constructor(folder: string) {
    this.file = path.join(folder, 'mail.jsonl');
    this.descriptor = fs.openSync(this.file, 'a+');
  }

  static async open(folder: string): Promise<MailStore> {
    fs.mkdirSync(folder, { recursive: true });
    const store = new MailStore(folder);
    await store.load();
    return store;
  }

  private async load(): Promise<void> {
    const lines = readline.createInterface({ input: fs.createReadStream(this.file), crlfDelay: Infinity });
    let offset = 0;
    for await (const line of lines) {
      const length = Buffer.byteLength(line) + 1;
      const mail = parseLine(line);
      if (mail) this.remember(mail, offset, length);
      offset += length;
    }
    this.size = fs.fstatSync(this.descriptor).size;
    // A line cut off by a kill was never acknowledged; the newline keeps the next message off it.
    if (offset > this.size) this.size += fs.writeSync(this.descriptor, '\n');
  }

  /** Returns when the message is in the file, which outlives a kill of this process. */
  append(mail: CaughtMail): void {
    const line = Buffer.from(`${JSON.stringify(mail)}\n`);
    fs.writeSync(this.descriptor, line);
    this.remember(mail, this.size, line.length);
    this.size += line.length;
  }

  private remember({ id, from, to, subject, receivedAt }: CaughtMail, offset: number, length: number): void {
    this.total += 1;
    this.index.push({ id, from, to, subject, receivedAt, offset, length });
    if (this.index.length > 2 * maxIndexed) this.index = this.index.slice(-maxIndexed);
  }

  count(): number {
    return this.total;
  }

  /** The newest first. */
  list({ to, since, limit }: { to?: string; since?: string; limit: number }): MailSummary[] {
    const found: MailSummary[] = [];
    const newest = this.index.slice(-maxIndexed);
    for (let i = newest.length - 1; i >= 0 && found.length < limit; i -= 1) {
      const { offset: _offset, length: _length, ...summary } = newest[i]!;
      if (since && summary.receivedAt < since) break;
      if (to && !summary.to.some((address) => address.toLowerCase().includes(to.toLowerCase()))) continue;
      found.push(summary);
    }
    return found;
  }

  get(id: string): CaughtMail | undefined {
    const entry = this.index.findLast((candidate) => candidate.id === id);
    if (!entry) return undefined;
    const line = Buffer.alloc(entry.length);
    fs.readSync(this.descriptor, line, 0, entry.length, entry.offset);
    return parseLine(line.toString('utf8'));
  }

  clear(): void {
    fs.ftruncateSync(this.descriptor, 0);
    this.index = [];
    this.size = 0;
    this.total = 0;
  }
}

function parseLine(line: string): CaughtMail | undefined {
  try {
    return JSON.parse(line) as CaughtMail;
  } catch {
    return undefined;
  }
}
