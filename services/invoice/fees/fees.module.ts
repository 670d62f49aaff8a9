import { Global, Module } from '@nestjs/common';
import { ChargesModule } from '../charges/charges.module.js';
import { FeeAllowances } from '../charges/use-cases/ports.js';
import { CustomersModule } from '../customers/customers.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { FeePolicies } from '../terms/use-cases/ports.js';
import { AllowancesApi } from './adapters/allowances.api.js';
import { PostgresFeeStore } from './adapters/fee.store.js';
import { PostgresFeeAllowanceStore } from './adapters/fee-allowance.store.js';
import { PostgresFeePolicyStore } from './adapters/fee-policy.store.js';
import { FeesApi } from './adapters/fees.api.js';
import { FeesConsumer } from './adapters/fees.consumer.js';
import { OutboxFeeEvents } from './adapters/fees.events.js';
import { ApplyFeeAllowance } from './use-cases/apply-fee-allowance.js';
import { ApplyFeePolicy } from './use-cases/apply-fee-policy.js';
import { AssessFees } from './use-cases/assess-fees.js';
import { ChargeFees } from './use-cases/charge-fees.js';
import { FollowTerms } from './use-cases/follow-terms.js';
import { LimitCharges } from './use-cases/limit-charges.js';
import { FeeAllowanceStore, FeeEvents, FeePolicyStore, FeeStore } from './use-cases/ports.js';
import { QuoteFee } from './use-cases/quote-fee.js';

/** Global, since payment terms and charges ask through ports that this module provides. */
@Global()
@Module({
  imports: [LedgerModule, CustomersModule, TermsModule, ChargesModule],
  controllers: [FeesApi, AllowancesApi, FeesConsumer],
  providers: [
    ApplyFeeAllowance,
    ApplyFeePolicy,
    AssessFees,
    ChargeFees,
    QuoteFee,
    { provide: FeePolicyStore, useClass: PostgresFeePolicyStore },
    { provide: FeeStore, useClass: PostgresFeeStore },
    { provide: FeeEvents, useClass: OutboxFeeEvents },
    { provide: FeePolicies, useClass: FollowTerms },
    { provide: FeeAllowances, useClass: LimitCharges },
    { provide: FeeAllowanceStore, useClass: PostgresFeeAllowanceStore },
  ],
  exports: [ChargeFees, FeeAllowances, FeePolicies],
})
export class FeesModule {}
