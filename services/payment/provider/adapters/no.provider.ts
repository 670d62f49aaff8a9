import { Injectable } from '@nestjs/common';
import { errors } from '../domain/errors.js';
import {
  type ChargeAnswer,
  type DayReport,
  PaymentProvider,
  type ProviderCharge,
  type SetupSession,
  type WebhookReading,
} from '../domain/provider.js';

/** Where no provider is set up: nothing can be charged, and nothing of one is believed. */
@Injectable()
export class NoProvider extends PaymentProvider {
  override readonly name = 'none';

  override charge(): Promise<ChargeAnswer> {
    return Promise.reject(missing());
  }

  override findCharge(): Promise<ProviderCharge | null> {
    return Promise.reject(missing());
  }

  override dayReport(): Promise<DayReport> {
    return Promise.reject(missing());
  }

  override openSetup(): Promise<SetupSession> {
    return Promise.reject(missing());
  }

  override findSetup(): Promise<SetupSession | null> {
    return Promise.reject(missing());
  }

  override readWebhook(): Promise<WebhookReading> {
    return Promise.resolve({ fault: 'NO_PROVIDER' });
  }
}

const missing = (): Error =>
  errors.PAYMENT_PROVIDER_NOT_FOUND('No payment provider is set up. Set one up, or record the payment by hand.');
