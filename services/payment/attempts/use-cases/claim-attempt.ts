import { Injectable } from '@nestjs/common';
import { derivedId, newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { type Method, methodOn } from '../../methods/domain/method.js';
import { MethodStore } from '../../methods/use-cases/ports.js';
import { PaymentStore, Today } from '../../payments/use-cases/ports.js';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { type Attempt, type AttemptRequest, initiate, resume, wasReleased } from '../domain/attempt.js';
import { brokenLimit, maxDays } from '../domain/attempt-limits.js';
import { errors } from '../domain/errors.js';
import { type AskedAttempt, AttemptPolicy, AttemptStore } from './ports.js';
import { TakeOverAttempt } from './take-over-attempt.js';

/** What is left to do for the call: ask the owners, ask the provider once more, or nothing. */
export type ClaimedAttempt =
  | { readonly next: 'ASK_OWNERS'; readonly attempt: Attempt }
  | { readonly next: 'ASK_PROVIDER'; readonly asked: AskedAttempt }
  | { readonly next: 'NOTHING'; readonly attempt: Attempt };

const dayMs = 86_400_000;

/** The id of the attempt that a call makes, which is the same for its repeats. */
export function attemptIdOf({ actor, requestId }: Pick<Caller, 'actor' | 'requestId'>): string {
  return derivedId(`attempt/${actor}/${requestId}`);
}

/** The first transaction of an attempt: of all calls with one request id, one gets the lease. */
@Injectable()
export class ClaimAttempt {
  constructor(
    private readonly runner: Runner,
    private readonly attempts: AttemptStore,
    private readonly methods: MethodStore,
    private readonly payments: PaymentStore,
    private readonly provider: PaymentProvider,
    private readonly takeOverAttempt: TakeOverAttempt,
    private readonly policy: AttemptPolicy,
    private readonly today: Today,
  ) {}

  /**
   * @throws METHOD_NOT_FOUND, ATTEMPT_METHOD_FORBIDS, ATTEMPT_LIMIT_REACHED, ATTEMPT_STATE_FORBIDS, ATTEMPT_CONFLICT,
   * REQUEST_KEY_REUSED
   */
  async claimAttempt(caller: Caller, request: AttemptRequest): Promise<ClaimedAttempt> {
    const attemptId = attemptIdOf(caller);
    let ours: { readonly claimId: string; readonly attempt: Attempt } | undefined;
    const stored = await this.runner.run(caller, async (tx) => {
      ours = { claimId: newId(), attempt: await this.initiate(tx, attemptId, request) };
      return ours.claimId;
    });
    if (ours && ours.claimId === stored) return { next: 'ASK_OWNERS', attempt: ours.attempt };
    return this.runner.transact(caller, (tx) => this.claimAgain(tx, attemptId));
  }

  private async initiate(tx: Tx, attemptId: string, request: AttemptRequest): Promise<Attempt> {
    const method = await this.admit(tx, attemptId, request);
    const { customerId, label: methodLabel, provider } = method;
    const subject = { attemptId, customerId, methodLabel, provider, correlationId: tx.correlationId };
    const attempt = initiate(request, subject, tx.now);
    await this.reserve(tx, attempt);
    await this.attempts.insert(tx, attempt, this.policy.leaseMs);
    return attempt;
  }

  /** A repeat of the request: what was released or interrupted is carried out, all else is as it is. */
  private async claimAgain(tx: Tx, attemptId: string): Promise<ClaimedAttempt> {
    const locked = await this.attempts.lock(tx, attemptId);
    const { attempt, isLeased } = locked;
    const isInterrupted = attempt.state === 'INITIATED';
    if (!isInterrupted && !wasReleased(attempt)) return { next: 'NOTHING', attempt };
    if (isInterrupted && isLeased) {
      throw errors.ATTEMPT_CONFLICT('Another call is asking for this attempt. Make the same call again in a moment.');
    }
    if (attempt.askedAt !== null) {
      const taken = await this.takeOverAttempt.takeOverAttempt(tx, locked);
      return 'token' in taken ? { next: 'ASK_PROVIDER', asked: taken } : { next: 'NOTHING', ...taken };
    }
    await this.admit(tx, attemptId, attempt);
    await this.reserve(tx, attempt);
    const resumed = resume(attempt);
    await this.attempts.lease(tx, resumed, this.policy.leaseMs);
    return { next: 'ASK_OWNERS', attempt: resumed };
  }

  /** Locks the method, so that of two workers the second one counts the attempt of the first. */
  private async admit(tx: Tx, attemptId: string, { methodId, amount }: AttemptRequest): Promise<Method> {
    const method = methodOn(await this.methods.lock(tx, methodId), this.today.dateAt(tx.now));
    const { state, provider, brand } = method;
    if (state !== 'ACTIVE' || provider !== this.provider.name) {
      const message = `Payment method ${methodId} is ${state} at ${provider}. Use another, or enable it.`;
      throw errors.ATTEMPT_METHOD_FORBIDS(message, { state, facts: { method_id: methodId } });
    }
    const limits = this.policy.attemptLimits;
    const from = new Date(tx.now.getTime() - maxDays(limits) * dayMs);
    const attempts = await this.attempts.attemptsSince(tx, methodId, from, attemptId);
    const broken = brokenLimit(limits, brand, attempts, { at: tx.now, amountMinor: amount.minor });
    if (!broken) return method;
    const message = `Payment method ${methodId} was charged ${broken.max} times in ${broken.days} days without success. Use another, or wait.`;
    const facts = { method_id: methodId, max: String(broken.max), days: String(broken.days) };
    throw errors.ATTEMPT_LIMIT_REACHED(message, { facts });
  }

  private async reserve(tx: Tx, { attemptId, invoiceIds }: Attempt): Promise<void> {
    const [taken] = await this.payments.reserve(tx, attemptId, invoiceIds);
    if (taken === undefined) return;
    const message = `Another attempt to charge invoice ${taken} has no outcome yet. Wait for it; until then it cannot be charged again.`;
    throw errors.ATTEMPT_STATE_FORBIDS(message, { facts: { invoice_id: taken } });
  }
}
