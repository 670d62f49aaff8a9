import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { expectVersion, type FeePolicy, requirePolicy } from '../domain/fee-policy.js';
import { type PolicyInput, readPolicyInput, textOf } from './fee-policy-input.js';
import { FeeEvents, FeePolicyStore, FeeStore } from './ports.js';

/** Applies and retires policies. */
@Injectable()
export class ApplyFeePolicy {
  constructor(
    private readonly runner: Runner,
    private readonly policies: FeePolicyStore,
    private readonly fees: FeeStore,
    private readonly events: FeeEvents,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /**
   * Creates a policy, or gives it a new version where the rules differ; the same again changes nothing.
   * @throws FEE_POLICY_INVALID, FEE_POLICY_CONFLICT
   */
  applyFeePolicy(caller: Caller, given: PolicyInput, expectedVersion: number): Promise<FeePolicy> {
    const { code, title, rules } = readPolicyInput(given);
    return this.runner.run(caller, async (tx) => {
      const present = await this.policies.lock(tx, code);
      expectVersion(present, code, expectedVersion);
      const revision = (present?.revision ?? 0n) + 1n;
      if (present && textOf(present.rules) === textOf(rules)) {
        const isSame = present.title === title && present.state === 'ACTIVE';
        return isSame ? present : this.change(tx, { ...present, title, state: 'ACTIVE', revision });
      }
      return this.change(tx, {
        ...{ code, title, state: 'ACTIVE', version: (present?.version ?? 0) + 1, revision, rules },
        ...{ appliedBy: tx.actor, appliedAt: tx.now },
      });
    });
  }

  /** @throws FEE_POLICY_NOT_FOUND */
  retireFeePolicy(caller: Caller, code: string): Promise<FeePolicy> {
    return this.runner.run(caller, async (tx) => {
      const present = requirePolicy(await this.policies.lock(tx, code), code);
      if (present.state === 'RETIRED') return present;
      return this.change(tx, { ...present, state: 'RETIRED', revision: present.revision + 1n });
    });
  }

  /** Invoices whose next fee it changes are found by looking at all that are overdue, in the background. */
  private async change(tx: Tx, wanted: FeePolicy): Promise<FeePolicy> {
    await this.policies.save(tx, wanted);
    await this.fees.requestReview(tx, { level: 'ORGANISATION', subject: '' }, localDateAt(tx.now, this.defaults.zone));
    this.events.applied(tx, wanted);
    return wanted;
  }
}
