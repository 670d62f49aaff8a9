import { Injectable } from '@nestjs/common';
import { CommunicationSettings } from '../../communication.settings.js';
import { SendingPolicy } from '../use-cases/ports.js';

/** Maximum time for the owners and for rendering, beside the mail server. */
const maxPreparationMs = 60_000;

/** One is in its session and three wait; more would only wait longer than their callers do. */
const perConnection = 4;

@Injectable()
export class SettingsSendingPolicy extends SendingPolicy {
  override readonly leaseMs: number;
  override readonly maxLeaseMs: number;
  override readonly ownersDeadlineMs = 8_000;
  override readonly blockedDelayMs = 60_000;
  override readonly deferralDelayMs: number;
  override readonly maxDeferrals: number;
  override readonly maxDecisionAgeMs = 15_000;
  override readonly maxInHand: number;
  override readonly contentRetentionDays: number;

  constructor(settings: CommunicationSettings) {
    super();
    this.leaseMs = settings.leaseMs;
    // A session may be silent for the timeout before the content and again after it, and others come before it.
    this.maxLeaseMs = (perConnection + 1) * settings.smtpTimeoutMs + maxPreparationMs;
    this.maxInHand = perConnection * settings.smtpConnections;
    this.deferralDelayMs = settings.deferralDelayMs;
    this.maxDeferrals = settings.maxDeferrals;
    this.contentRetentionDays = settings.contentRetentionDays;
  }
}
