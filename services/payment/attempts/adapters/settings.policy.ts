import { Injectable } from '@nestjs/common';
import { PaymentSettings } from '../../payment.settings.js';
import type { AttemptLimit } from '../domain/attempt-limits.js';
import { AttemptPolicy } from '../use-cases/ports.js';

/** Beside what owners and provider may take: the transactions between them. */
const spareMs = 5_000;

@Injectable()
export class SettingsAttemptPolicy extends AttemptPolicy {
  override readonly attemptLimits: readonly AttemptLimit[];
  override readonly keyLifeMs: number;
  override readonly ownersDeadlineMs = 5_000;
  override readonly leaseMs: number;

  constructor({ attemptLimits, chargeKeyLifeMs, providerTimeoutMs }: PaymentSettings) {
    super();
    this.attemptLimits = attemptLimits;
    this.keyLifeMs = chargeKeyLifeMs;
    this.leaseMs = this.ownersDeadlineMs + providerTimeoutMs + spareMs;
  }
}
