import { randomUUID } from 'node:crypto';
import type { Book, SandboxMethod, SandboxSession } from './book.js';
import { type Charges, newEvent, Refusal } from './charges.js';
import { outcomesOf } from './outcomes.js';
import type { Webhooks } from './webhooks.js';

export interface SessionRequest {
  readonly kind: 'setup' | 'pay';
  readonly metadata: Readonly<Record<string, string>>;
  readonly amount_minor?: string;
  readonly currency?: string;
  readonly return_url?: string;
}

/** Visits to the sandbox's own pages, where a debtor gives a method, or pays. */
export class Sessions {
  constructor(
    private readonly book: Book,
    private readonly charges: Charges,
    private readonly webhooks: Webhooks,
  ) {}

  create({ kind, metadata, amount_minor, currency, return_url }: SessionRequest): SandboxSession {
    // A platform that asks again for the same method gets the same page.
    const known = Object.values(this.book.content.sessions).find(
      (each) => kind === 'setup' && each.kind === kind && referenceOf(each) === metadata['reference'],
    );
    if (known) return known;
    const session: SandboxSession = {
      id: `cs_${randomUUID()}`,
      state: 'open',
      kind,
      metadata,
      amount_minor: amount_minor ?? null,
      currency: currency ?? null,
      return_url: return_url ?? null,
      method: null,
      charge: null,
    };
    this.book.content.sessions[session.id] = session;
    this.book.save();
    return session;
  }

  find(id: string): SandboxSession {
    const session = this.book.content.sessions[id];
    if (!session) throw new Refusal(404, 'session_unknown', `There is no session ${id}.`);
    return session;
  }

  /** The debtor chose, which decides what happens to every charge of the method; `refuse` gives none. */
  async choose(id: string, choice: string): Promise<SandboxSession> {
    const session = this.find(id);
    if (session.state !== 'open')
      throw new Refusal(409, 'session_over', 'This page was used before. Ask for a new one.');
    if (choice === 'refuse') session.state = 'failed';
    else {
      const method = newMethod(choice);
      this.book.content.methods[method.token] = method;
      Object.assign(session, { state: 'completed', method: method.token });
      if (session.kind === 'pay') await this.pay(session, method);
    }
    this.book.save();
    this.webhooks.send(newEvent(`session.${session.state}`, { session: id, reference: referenceOf(session) }));
    return session;
  }

  /** The debtor tells the bank that no more may be taken. */
  revoke(token: string): SandboxMethod {
    const method = this.method(token);
    method.state = 'revoked';
    this.book.save();
    const session = Object.values(this.book.content.sessions).find((each) => each.method === token);
    const reference = session ? referenceOf(session) : '';
    this.webhooks.send(newEvent('method.revoked', { session: session?.id ?? '', reference }));
    return method;
  }

  method(token: string): SandboxMethod {
    const method = this.book.content.methods[token];
    if (!method) throw new Refusal(404, 'method_unknown', `There is no method ${token}.`);
    return method;
  }

  /** With its method, as it stands now. */
  shown(session: SandboxSession, url: string): object {
    const method = session.method ? this.method(session.method) : null;
    const { outcome: _outcome, ...told } = method ?? { outcome: '' };
    return { ...session, url: `${url}/pay/${session.id}`, method: method ? told : null };
  }

  private async pay(session: SandboxSession, { token }: SandboxMethod): Promise<void> {
    const { amount_minor, currency, metadata } = session;
    if (amount_minor === null || currency === null) throw new Refusal(400, 'amount_missing', 'Nothing is to be paid.');
    const { charge } = await this.charges.create(session.id, { amount_minor, currency, method: token, metadata });
    session.charge = charge.id;
  }
}

const referenceOf = ({ metadata }: SandboxSession): string => metadata['reference'] ?? '';

function newMethod(choice: string): SandboxMethod {
  const token = `pm_${randomUUID()}`;
  const card = outcomesOf.CARD.find(({ name }) => name === choice);
  const account = outcomesOf.BANK_ACCOUNT.find(({ name }) => name === choice);
  const chosen = card ?? account;
  if (!chosen) throw new Refusal(400, 'choice_unknown', `There is no choice ${choice}.`);
  const last4 = /\d{4}/.exec(chosen.label)?.[0] ?? '0000';
  const shared = { token, last4, outcome: chosen.name, state: 'active' } as const;
  if (!card) return { ...shared, kind: 'BANK_ACCOUNT', brand: 'Sandbox Bank', expiry_month: 0, expiry_year: 0 };
  return { ...shared, kind: 'CARD', brand: 'visa', expiry_month: 12, expiry_year: 2034 };
}
