import fs from 'node:fs';
import type { Failure } from './outcomes.js';

export interface SandboxCharge {
  readonly id: string;
  /** Grows with every change. */
  version: number;
  state: 'succeeded' | 'pending' | 'requires_action' | 'failed' | 'reversed';
  readonly amount_minor: string;
  readonly currency: string;
  readonly method: string;
  readonly metadata: Readonly<Record<string, string>>;
  failure: Failure | null;
  /** Where the debtor confirms it; null unless it is to be confirmed. */
  action_url: string | null;
  readonly created_at: string;
}

export interface SandboxMethod {
  readonly token: string;
  readonly kind: 'CARD' | 'BANK_ACCOUNT';
  readonly brand: string;
  readonly last4: string;
  /** Of a card; 0 for an account. */
  readonly expiry_month: number;
  readonly expiry_year: number;
  /** What happens to its charges. */
  readonly outcome: string;
  state: 'active' | 'revoked';
}

export interface SandboxSession {
  readonly id: string;
  state: 'open' | 'completed' | 'failed';
  readonly kind: 'setup' | 'pay';
  readonly metadata: Readonly<Record<string, string>>;
  /** What is paid; null when a method is only set up. */
  readonly amount_minor: string | null;
  readonly currency: string | null;
  /** Where the debtor goes afterwards; null for nowhere. */
  readonly return_url: string | null;
  method: string | null;
  charge: string | null;
}

/** An answer that a repeat of its key gets again. */
interface Answered {
  readonly body_hash: string;
  readonly answer: SandboxCharge;
  /** How often the key came. */
  requests: number;
}

interface Refund {
  readonly id: string;
  readonly charge: string;
  readonly amount_minor: string;
}

interface Content {
  charges: Record<string, SandboxCharge>;
  methods: Record<string, SandboxMethod>;
  sessions: Record<string, SandboxSession>;
  refunds: Record<string, Refund>;
  keys: Record<string, Answered>;
  /** By how many milliseconds its clock is ahead. */
  ahead_ms: number;
}

/** All that the sandbox knows. It is in its file before anybody is told of it, so that a restart forgets nothing. */
export class Book {
  readonly content: Content;

  constructor(private readonly file: string) {
    const empty: Content = { charges: {}, methods: {}, sessions: {}, refunds: {}, keys: {}, ahead_ms: 0 };
    this.content = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Content) : empty;
  }

  /** Written beside and renamed, so that a crash leaves the old or the new. */
  save(): void {
    fs.writeFileSync(`${this.file}.new`, JSON.stringify(this.content));
    fs.renameSync(`${this.file}.new`, this.file);
  }

  now(): Date {
    return new Date(Date.now() + this.content.ahead_ms);
  }

  chargesOf(reference: string): SandboxCharge[] {
    return Object.values(this.content.charges).filter(({ metadata }) => metadata['reference'] === reference);
  }
}
