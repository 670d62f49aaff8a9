import { Module } from '@nestjs/common';
import { FilesModule } from './files/files.module.js';
import { PaymentsModule } from './payments/payments.module.js';

@Module({ imports: [PaymentsModule, FilesModule] })
export class PaymentModule {}
