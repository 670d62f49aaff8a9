import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PostgresDebtorReader } from './adapters/debtor.reader.js';
import { DebtorWalk } from './adapters/debtor-walk.js';
import { DebtorsApi } from './adapters/debtors.api.js';
import { PostgresPayerReader } from './adapters/payer.reader.js';
import { GetPayerProfiles } from './use-cases/get-payer-profiles.js';
import { DebtorReader, PayerReader } from './use-cases/ports.js';

@Module({
  imports: [LedgerModule],
  controllers: [DebtorsApi],
  providers: [
    DebtorWalk,
    GetPayerProfiles,
    { provide: DebtorReader, useClass: PostgresDebtorReader },
    { provide: PayerReader, useClass: PostgresPayerReader },
  ],
})
export class DebtorsModule {}
