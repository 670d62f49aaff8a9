import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { isRemoved, type PolicyKey, type SaidPolicy, saysNothing, type StoredPolicy } from '../domain/policy.js';
import { type GivenKey, type GivenPolicy, readPolicy, readPolicyKey } from '../domain/policy-input.js';
import { PolicyStore } from './ports.js';

/** Sets and removes what a level says of prolongations. */
@Injectable()
export class ChangePolicy {
  constructor(
    private readonly runner: Runner,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * Sets what a level says, as a whole; the same again changes nothing.
   * @throws PROLONGATION_INVALID, PROLONGATION_POLICY_CONFLICT
   */
  setPolicy(caller: Caller, given: GivenPolicy, expectedVersion: bigint): Promise<StoredPolicy> {
    const { said, ...key } = readPolicy(given);
    return this.runner.run(caller, (tx) => this.change(tx, key, said, expectedVersion));
  }

  /**
   * Removes what a level says; where it says nothing, nothing changes.
   * @throws PROLONGATION_INVALID, PROLONGATION_POLICY_CONFLICT
   */
  removePolicy(caller: Caller, given: GivenKey, expectedVersion: bigint): Promise<StoredPolicy> {
    const key = readPolicyKey(given);
    return this.runner.run(caller, (tx) => this.change(tx, key, saysNothing, expectedVersion));
  }

  private async change(tx: Tx, key: PolicyKey, said: SaidPolicy, expectedVersion: bigint): Promise<StoredPolicy> {
    const stored = await this.policies.lock(tx, key);
    const before = stored ?? { ...key, said: saysNothing, version: 0n, setBy: tx.actor, setAt: tx.now };
    expectVersion(before, expectedVersion);
    if (isDeepStrictEqual(before.said, said)) return before;
    const after = { ...key, said, version: before.version + 1n, setBy: tx.actor, setAt: tx.now };
    await this.policies.upsert(tx, after);
    return after;
  }
}

function expectVersion({ version, said }: StoredPolicy, expectedVersion: bigint): void {
  if (expectedVersion === 0n || expectedVersion === version) return;
  const what = isRemoved(said) ? 'was removed' : `is at version ${version}`;
  const message = `The policy ${what}, not at ${expectedVersion}. Read it again and decide anew.`;
  throw errors.PROLONGATION_POLICY_CONFLICT(message, { facts: { version: version.toString() } });
}
