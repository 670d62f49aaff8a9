import { Module } from '@nestjs/common';
import { ArrangementsModule } from './arrangements/arrangements.module.js';
import { FilesModule } from './files/files.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { PromisesModule } from './promises/promises.module.js';

@Module({ imports: [PaymentsModule, ArrangementsModule, FilesModule, PromisesModule] })
export class PaymentModule {}
