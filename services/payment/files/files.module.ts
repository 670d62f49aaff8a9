import { Module } from '@nestjs/common';
import { RowDefects } from '#libs/files';
import { UploadLimits } from '#libs/intake';
import { DueWork, LoggedRowDefects, PlatformSettings } from '#libs/platform';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { FilesApi } from './adapters/files.api.js';
import { FilesDueWork } from './adapters/files.due-work.js';
import { OutboxPaymentFileEvents } from './adapters/files.events.js';
import { MappedPaymentFileReader } from './adapters/payment-file.reader.js';
import { PostgresPaymentFileStore } from './adapters/payment-file.store.js';
import { PostgresPaymentFileMatchStore } from './adapters/payment-file-match.store.js';
import { PaymentFileUpkeep } from './adapters/payment-file-upkeep.js';
import { ForeseePayments } from './use-cases/foresee-payments.js';
import { PaymentFileIntake } from './use-cases/payment-file-intake.js';
import { PaymentFileEvents, PaymentFileMatchStore, PaymentFileReader, PaymentFileStore } from './use-cases/ports.js';
import { RegisterPaymentFile } from './use-cases/register-payment-file.js';
import { StartPaymentFile } from './use-cases/start-payment-file.js';
import { TakeNextPaymentFileChunk } from './use-cases/take-next-payment-file-chunk.js';
import { TakeTriedPaymentFile } from './use-cases/take-tried-payment-file.js';

@Module({
  imports: [AttemptsModule, PaymentsModule],
  controllers: [FilesApi],
  providers: [
    { provide: PaymentFileStore, useClass: PostgresPaymentFileStore },
    { provide: PaymentFileMatchStore, useClass: PostgresPaymentFileMatchStore },
    { provide: PaymentFileReader, useClass: MappedPaymentFileReader },
    { provide: PaymentFileEvents, useClass: OutboxPaymentFileEvents },
    { provide: UploadLimits, useExisting: PlatformSettings },
    { provide: RowDefects, useClass: LoggedRowDefects },
    { provide: DueWork, useClass: FilesDueWork },
    ForeseePayments,
    PaymentFileUpkeep,
    PaymentFileIntake,
    RegisterPaymentFile,
    StartPaymentFile,
    TakeNextPaymentFileChunk,
    TakeTriedPaymentFile,
  ],
})
export class FilesModule {}
