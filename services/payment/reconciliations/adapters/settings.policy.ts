import { Injectable } from '@nestjs/common';
import { PaymentSettings } from '../../payment.settings.js';
import { ReconciliationPolicy } from '../use-cases/ports.js';

@Injectable()
export class SettingsReconciliationPolicy extends ReconciliationPolicy {
  override readonly days: number;

  constructor({ reconciliationDays }: PaymentSettings) {
    super();
    this.days = reconciliationDays;
  }
}
