import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import type { Queryable, Tx } from '#libs/transactions';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import type { TermsKey } from '../../terms/domain/terms.js';
import { FeePolicies } from '../../terms/use-cases/ports.js';
import { FeePolicyStore, FeeStore } from './ports.js';

/** What payment terms ask of policies. */
@Injectable()
export class FollowTerms extends FeePolicies {
  constructor(
    private readonly policies: FeePolicyStore,
    private readonly fees: FeeStore,
    private readonly defaults: OrganisationDefaults,
  ) {
    super();
  }

  override async isActive(on: Queryable, code: string): Promise<boolean> {
    return (await this.policies.findActive(on, [code])).has(code);
  }

  override follow(tx: Tx, key: TermsKey): Promise<void> {
    return this.fees.requestReview(tx, key, localDateAt(tx.now, this.defaults.zone));
  }
}
