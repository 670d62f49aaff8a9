import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readReason } from '#libs/fields';
import { type Money, readDecimal } from '#libs/money';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import {
  type AllowanceContent,
  defaultJurisdiction,
  type FeeAllowance,
  requireAllowance,
} from '../domain/fee-allowance.js';
import { takeAmounts, textOf } from './fee-policy-input.js';
import { FeeAllowanceStore, FeeEvents } from './ports.js';

export interface GivenAllowance {
  readonly jurisdiction: string;
  readonly maxFees: readonly Money[];
  /** Empty for none. */
  readonly maxPercent: string;
  readonly maxTotals: readonly Money[];
  readonly excess: AllowanceContent['excess'];
  readonly source: string;
}

/** Sets and removes what fees a jurisdiction allows. */
@Injectable()
export class ApplyFeeAllowance {
  constructor(
    private readonly runner: Runner,
    private readonly allowances: FeeAllowanceStore,
    private readonly events: FeeEvents,
  ) {}

  /**
   * Sets what a jurisdiction allows as a whole, in a new version; the same again changes nothing.
   * @throws FEE_ALLOWANCE_INVALID, FEE_ALLOWANCE_CONFLICT
   */
  applyFeeAllowance(caller: Caller, given: GivenAllowance, expectedVersion: number): Promise<FeeAllowance> {
    const { jurisdiction, ...content } = readAllowance(given);
    return this.runner.run(caller, async (tx) => {
      const present = await this.allowances.lock(tx, jurisdiction);
      expectVersion(present, jurisdiction, expectedVersion);
      if (present && !present.removed && textOf(contentOf(present)) === textOf(content)) return present;
      const version = (present?.version ?? 0) + 1;
      const wanted = { jurisdiction, ...content, version, removed: false, appliedBy: tx.actor, appliedAt: tx.now };
      await this.allowances.insert(tx, wanted);
      this.events.allowanceApplied(tx, wanted);
      return wanted;
    });
  }

  /** @throws FEE_ALLOWANCE_NOT_FOUND */
  removeFeeAllowance(caller: Caller, jurisdiction: string): Promise<FeeAllowance> {
    return this.runner.run(caller, async (tx) => {
      const present = requireAllowance(await this.allowances.lock(tx, jurisdiction), jurisdiction);
      if (present.removed) return present;
      const version = present.version + 1;
      const removed = { ...present, version, removed: true, appliedBy: tx.actor, appliedAt: tx.now };
      await this.allowances.insert(tx, removed);
      this.events.allowanceApplied(tx, removed);
      return removed;
    });
  }
}

function contentOf({ maxFees, maxPpm, maxTotals, excess, source }: FeeAllowance): AllowanceContent {
  return { maxFees, maxPpm, maxTotals, excess, source };
}

function readAllowance(given: GivenAllowance): AllowanceContent & { readonly jurisdiction: string } {
  const faults = new FieldFaults();
  const { jurisdiction, maxPercent, excess } = given;
  const isKnown = jurisdiction === defaultJurisdiction || /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(jurisdiction);
  faults.check(isKnown, 'jurisdiction', faultOf('NOT_A_JURISDICTION'));
  const maxFees = takeAmounts(faults, 'allowance.max_fees', given.maxFees);
  const maxPpm = maxPercent === '' ? null : readDecimal(maxPercent, 4);
  const isShare = maxPercent === '' || (maxPpm !== null && maxPpm > 0n && maxPpm <= 1_000_000n);
  faults.check(isShare, 'allowance.max_percent', 'must be more than 0 and at most 100, with at most four decimals');
  const maxTotals = takeAmounts(faults, 'allowance.max_totals', given.maxTotals);
  const source = faults.take('allowance.source', readReason(given.source));
  faults.throwIfAny(errors.FEE_ALLOWANCE_INVALID);
  return { jurisdiction, maxFees, maxPpm, maxTotals, excess, source: source! };
}

function expectVersion(present: FeeAllowance | null, jurisdiction: string, expectedVersion: number): void {
  const version = present?.version ?? 0;
  if (expectedVersion === 0 || version === expectedVersion) return;
  const message = `The allowance of ${jurisdiction} is at version ${version}, not ${expectedVersion}. Read it again.`;
  throw errors.FEE_ALLOWANCE_CONFLICT(message, { facts: { version: version.toString() } });
}
