import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/transactions';
import type { Attempt } from '../../attempts/domain/attempt.js';
import { FollowAttempt } from '../../attempts/use-cases/follow-attempt.js';
import { AttemptStore } from '../../attempts/use-cases/ports.js';
import { PaymentProvider, type ProviderCharge } from '../../provider/domain/provider.js';
import { compare, type Difference, isBehind, onlyHere } from '../domain/difference.js';
import { errors } from '../domain/errors.js';
import { finish, giveUp, type Reconciliation, type Tally } from '../domain/reconciliation.js';
import { ReconciliationPolicy, ReconciliationStore } from './ports.js';

type Who = Pick<Caller, 'actor' | 'correlationId' | 'causationId'>;

const chunkSize = 500;

/** Compares one day that was begun, and stores what that came to. */
@Injectable()
export class CompareDay {
  constructor(
    private readonly runner: Runner,
    private readonly provider: PaymentProvider,
    private readonly attempts: AttemptStore,
    private readonly followAttempt: FollowAttempt,
    private readonly reconciliations: ReconciliationStore,
    private readonly policy: ReconciliationPolicy,
  ) {}

  /**
   * What the report knows better of an attempt moves it on, as a webhook does. A report that is not complete changes nothing.
   * @throws PAYMENT_PROVIDER_UNAVAILABLE; RECONCILIATION_CONFLICT when another call took the day over
   */
  async compareDay(begun: Reconciliation, who: Who): Promise<Reconciliation> {
    try {
      const report = await this.provider.dayReport(begun.day);
      if (!report.complete) return await this.end(begun, who, (realNow) => giveUp(begun, realNow));
      const found = new Findings();
      for (let from = 0; from < report.charges.length; from += chunkSize) {
        await this.compareCharges(report.charges.slice(from, from + chunkSize), found);
      }
      await this.lookForMissing(begun.day, found);
      return await this.end(
        begun,
        who,
        (realNow) => this.finished(begun, found, who.actor, realNow),
        found.differences,
      );
    } catch (error) {
      // Nobody waits for the lease of a call that has ended.
      if (!isTakenOver(error)) await this.end(begun, who, (realNow) => giveUp(begun, realNow));
      throw error;
    }
  }

  private finished(begun: Reconciliation, found: Findings, runBy: string, realNow: Date): Reconciliation {
    return finish(begun, found.tally, { runBy, realNow, days: this.policy.days });
  }

  private async compareCharges(charges: readonly ProviderCharge[], found: Findings): Promise<void> {
    const known = await this.attemptsOf(charges);
    const behind = charges.filter((charge) => {
      const attempt = known.get(charge.attemptId);
      return attempt && isBehind(attempt, charge);
    });
    for (const { attemptId } of behind) await this.followAttempt.followAttempt(attemptId);
    const moved = await this.attemptsOf(behind);
    for (const charge of charges) {
      const before = known.get(charge.attemptId) ?? null;
      const now = moved.get(charge.attemptId) ?? before;
      found.add(charge.attemptId, compare(charge, now));
      if (now !== null && now.version !== before?.version) found.countMoved();
    }
  }

  /** Money of attempts of the day that the report does not have: the provider may have counted them to the day after. */
  private async lookForMissing(day: string, found: Findings): Promise<void> {
    const { name } = this.provider;
    for (let after: string | null = ''; after !== null;) {
      const page: Attempt[] = await this.attempts.listWithMoney(name, day, after || null, chunkSize);
      for (const attempt of page.filter(({ attemptId }) => !found.seen.has(attemptId))) {
        const charge = await this.provider.findCharge(attempt.attemptId);
        found.add(attempt.attemptId, charge ? compare(charge, attempt) : onlyHere(attempt));
      }
      after = page.length === chunkSize ? page.at(-1)!.attemptId : null;
    }
  }

  private async attemptsOf(charges: readonly ProviderCharge[]): Promise<Map<string, Attempt>> {
    const ids = charges.map(({ attemptId }) => attemptId);
    const attempts = await this.attempts.findMany(ids);
    return new Map(
      attempts.filter(({ provider }) => provider === this.provider.name).map((each) => [each.attemptId, each]),
    );
  }

  private end(
    begun: Reconciliation,
    who: Who,
    ended: (realNow: Date) => Reconciliation,
    differences?: readonly Difference[],
  ): Promise<Reconciliation> {
    return this.runner.transact(who, async (tx) => {
      const { day } = await this.reconciliations.lock(tx, begun.reconciliationId);
      if (day.version !== begun.version) {
        throw errors.RECONCILIATION_CONFLICT('Another call took this day over. Make the same call again in a moment.');
      }
      const after = ended(await this.reconciliations.realNow(tx));
      await this.reconciliations.update(tx, after, 0);
      if (differences) await this.reconciliations.replaceDifferences(tx, after.reconciliationId, differences);
      return after;
    });
  }
}

/** What a comparison found so far. */
class Findings {
  readonly differences: Difference[] = [];
  /** Ids of attempts that were compared. */
  readonly seen = new Set<string>();
  private matchedCount = 0;
  private movedCount = 0;

  add(attemptId: string, found: ReturnType<typeof compare>): void {
    this.seen.add(attemptId);
    if (found === 'MATCHED') this.matchedCount += 1;
    else if (found) this.differences.push(found);
  }

  countMoved(): void {
    this.movedCount += 1;
  }

  get tally(): Tally {
    const { matchedCount, movedCount, differences } = this;
    return { matchedCount, movedCount, unmatchedCount: differences.length };
  }
}

function isTakenOver(error: unknown): boolean {
  return (error as { code?: string }).code === errors.RECONCILIATION_CONFLICT.code;
}
