import { defineService } from '#libs/platform';
import { paymentTables } from './adapters/payment.tables.js';
import { PaymentModule } from './payment.module.js';

export const service = defineService({
  name: 'payment',
  nouns: ['payments', 'files'],
  module: PaymentModule,
  tables: paymentTables,
  callers: {
    communication: ['GetMoneyInFlight'],
    'dca-handoff': ['GetMoneyInFlight'],
    workflow: ['TakeNextPaymentLines'],
  },
});
