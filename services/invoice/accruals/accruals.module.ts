import { Global, Module } from '@nestjs/common';
import { ChargesModule } from '../charges/charges.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { InterestModule } from '../interest/interest.module.js';
import { RateFollowers } from '../interest/use-cases/ports.js';
import { InvoiceSettings } from '../invoice.settings.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { TimeCharges } from '../ledger/use-cases/ports.js';
import { TermsModule } from '../terms/terms.module.js';
import { PostgresAccrualStore } from './adapters/accrual.store.js';
import { AccrualsApi } from './adapters/accruals.api.js';
import { AccrualRuns } from './use-cases/accrual-runs.js';
import { AccrueInterest } from './use-cases/accrue-interest.js';
import { ChargeDays, FollowRates } from './use-cases/charge-days.js';
import { ChargeFixedSum } from './use-cases/charge-fixed-sum.js';
import { DecidePolicies } from './use-cases/decide-policies.js';
import { ExplainInterest } from './use-cases/explain-interest.js';
import { AccrualPolicy, AccrualStore } from './use-cases/ports.js';
import { PostInterest } from './use-cases/post-interest.js';

/** Global, since the ledger and the rates have interest looked at through ports that this module provides. */
@Global()
@Module({
  imports: [LedgerModule, InterestModule, CustomersModule, TermsModule, ChargesModule],
  controllers: [AccrualsApi],
  providers: [
    AccrualRuns,
    AccrueInterest,
    ChargeFixedSum,
    DecidePolicies,
    ExplainInterest,
    PostInterest,
    { provide: AccrualStore, useClass: PostgresAccrualStore },
    { provide: AccrualPolicy, useExisting: InvoiceSettings },
    { provide: TimeCharges, useClass: ChargeDays },
    { provide: RateFollowers, useClass: FollowRates },
  ],
  exports: [AccrualStore, AccrueInterest, RateFollowers, TimeCharges],
})
export class AccrualsModule {}
