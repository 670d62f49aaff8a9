import { Module } from '@nestjs/common';
import { InvoiceSettings } from '../invoice.settings.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { RpcCollection } from './adapters/collection.gateway.js';
import { PostgresWriteOffStore } from './adapters/write-off.store.js';
import { WriteOffsApi } from './adapters/write-offs.api.js';
import { CloseSmallBalance } from './use-cases/close-small-balance.js';
import { LockForWriteOff } from './use-cases/lock-for-write-off.js';
import { Collection, WriteOffPolicy, WriteOffStore } from './use-cases/ports.js';
import { ReadWriteOffs } from './use-cases/read-write-offs.js';
import { RecordWriteOff } from './use-cases/record-write-off.js';
import { WriteOffInvoice } from './use-cases/write-off-invoice.js';

@Module({
  imports: [LedgerModule],
  controllers: [WriteOffsApi],
  providers: [
    CloseSmallBalance,
    LockForWriteOff,
    ReadWriteOffs,
    RecordWriteOff,
    WriteOffInvoice,
    { provide: WriteOffStore, useClass: PostgresWriteOffStore },
    { provide: Collection, useClass: RpcCollection },
    { provide: WriteOffPolicy, useExisting: InvoiceSettings },
  ],
})
export class WriteOffsModule {}
