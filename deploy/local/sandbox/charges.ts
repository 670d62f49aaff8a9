import { createHash, randomUUID } from 'node:crypto';
import type { Book, SandboxCharge, SandboxMethod } from './book.js';
import { type Failure, type Outcome, outcomeNamed, outcomeOf } from './outcomes.js';
import type { SandboxEvent, Webhooks } from './webhooks.js';

export interface ChargeRequest {
  readonly amount_minor: string;
  readonly currency: string;
  readonly method: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What is answered, and what happens to the answer on its way. */
interface ChargeAnswer {
  readonly charge: SandboxCharge;
  readonly lost?: NonNullable<Outcome['answer']>;
}

/** A fault of the request, as an HTTP status and a sentence. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const dayMs = 86_400_000;

/** Charges of the sandbox: one for each key, whatever is asked how often. */
export class Charges {
  private readonly dropped = new Set<string>();

  constructor(
    private readonly book: Book,
    private readonly webhooks: Webhooks,
    private readonly delayMs: number,
  ) {}

  async create(key: string, request: ChargeRequest): Promise<ChargeAnswer> {
    const known = this.repeatOf(key, request);
    if (known) return { charge: known };
    const method = this.book.content.methods[request.method];
    if (!method) throw new Refusal(400, 'method_unknown', `There is no method ${request.method}.`);
    const outcome = outcomeOf(request.amount_minor, method.outcome);
    if (outcome.answer === 'dropped-before' && !this.dropped.has(key)) {
      this.dropped.add(key);
      throw new Refusal(0, 'dropped', 'The request is lost.');
    }
    const charge = this.open(request, method, outcome);
    this.book.content.keys[key] = { body_hash: hashOf(request), answer: { ...charge }, requests: 1 };
    this.book.save();
    await this.tell(charge, outcome);
    return outcome.answer ? { charge, lost: outcome.answer } : { charge };
  }

  /** Something happens to a charge: the bank settles it, refuses it or takes the money back. */
  change(id: string, state: SandboxCharge['state'], failure: Failure | null): SandboxCharge {
    const charge = this.find(id);
    Object.assign(charge, { state, failure, action_url: null, version: charge.version + 1 });
    this.book.save();
    this.webhooks.send(eventOf(charge));
    return charge;
  }

  find(id: string): SandboxCharge {
    const charge = this.book.content.charges[id];
    if (!charge) throw new Refusal(404, 'charge_unknown', `There is no charge ${id}.`);
    return this.upToDate(charge);
  }

  ofReference(reference: string): SandboxCharge[] {
    return this.book.chargesOf(reference).map((charge) => this.upToDate(charge));
  }

  refund(id: string, amountMinor: string): object {
    const charge = this.find(id);
    const refunds = Object.values(this.book.content.refunds).filter((refund) => refund.charge === id);
    const before = refunds.reduce((sum, refund) => sum + BigInt(refund.amount_minor), 0n);
    const isLeft = charge.state === 'succeeded' && before + BigInt(amountMinor) <= BigInt(charge.amount_minor);
    if (!isLeft) throw new Refusal(400, 'refund_too_large', 'No more can be refunded than the charge has left.');
    const refund = { id: `re_${randomUUID()}`, charge: id, amount_minor: amountMinor };
    this.book.content.refunds[refund.id] = refund;
    this.book.save();
    return refund;
  }

  /** The charges of one UTC day; it is complete when the day is over. */
  report(date: string): object {
    const charges = Object.values(this.book.content.charges).filter(({ created_at }) => created_at.startsWith(date));
    return { date, complete: this.book.now().toISOString().slice(0, 10) > date, charges };
  }

  /** What nobody confirmed within a day has failed. */
  private upToDate(charge: SandboxCharge): SandboxCharge {
    const isOver = this.book.now().getTime() > Date.parse(charge.created_at) + dayMs;
    if (charge.state !== 'requires_action' || !isOver) return charge;
    const failure = { code: 'authentication_expired', advice_code: '', message: 'The debtor did not confirm in time.' };
    Object.assign(charge, { state: 'failed', failure, action_url: null, version: charge.version + 1 });
    this.book.save();
    return charge;
  }

  private repeatOf(key: string, request: ChargeRequest): SandboxCharge | null {
    const known = this.book.content.keys[key];
    if (!known) return null;
    if (known.body_hash !== hashOf(request)) {
      throw new Refusal(409, 'key_reused', 'This idempotency key came before with another body.');
    }
    known.requests += 1;
    this.book.save();
    return known.answer;
  }

  private open(request: ChargeRequest, method: SandboxMethod, outcome: Outcome): SandboxCharge {
    const id = `ch_${randomUUID()}`;
    const revoked = { code: 'mandate_revoked', advice_code: '', message: 'The debtor revoked the permission.' };
    const isRevoked = method.state === 'revoked';
    const charge: SandboxCharge = {
      ...request,
      id,
      version: 1,
      state: isRevoked ? 'failed' : outcome.first,
      failure: isRevoked ? revoked : (outcome.failure ?? null),
      action_url: outcome.first === 'requires_action' && !isRevoked ? `/confirm/${id}` : null,
      created_at: this.book.now().toISOString(),
    };
    this.book.content.charges[id] = charge;
    return charge;
  }

  private async tell(charge: SandboxCharge, { webhooks, later }: Outcome): Promise<void> {
    const first = eventOf(charge);
    if (webhooks === 'early') await this.webhooks.deliver(first);
    else if (webhooks === 'out-of-order') this.webhooks.send(first, { afterMs: 2 * this.delayMs });
    else
      this.webhooks.send(first, {
        afterMs: webhooks === 'late' ? this.delayMs : 0,
        times: webhooks === 'duplicate' ? 3 : 1,
      });
    if (!later || charge.state === 'failed') return;
    this.webhooks.later(this.delayMs, () => this.change(charge.id, later.state, later.failure ?? null));
  }

  /** What was to happen when the sandbox ended happens now. */
  resume(): void {
    for (const charge of Object.values(this.book.content.charges)) {
      const method = this.book.content.methods[charge.method];
      const later = method && outcomeNamed(method.outcome)?.later;
      if (!later || charge.version > 1) continue;
      this.webhooks.later(this.delayMs, () => this.change(charge.id, later.state, later.failure ?? null));
    }
  }
}

export function eventOf({ id, metadata }: SandboxCharge): SandboxEvent {
  const reference = metadata['reference'] ?? '';
  return newEvent('charge.updated', { charge: id, reference });
}

export function newEvent(type: string, data: object): SandboxEvent {
  return { id: `evt_${randomUUID()}`, type, created_at: new Date().toISOString(), data };
}

function hashOf({ amount_minor, currency, method, metadata }: ChargeRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([amount_minor, currency, method, metadata]))
    .digest('hex');
}
