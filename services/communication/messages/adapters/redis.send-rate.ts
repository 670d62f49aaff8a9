import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { RateLimit } from '#libs/platform';
import { SendRate } from '../use-cases/ports.js';
import { CommunicationSettings } from '../../communication.settings.js';

const longestWaitMs = 5_000;

/** One rate for all replicas; while Redis is away each goes on at a part of it. */
@Injectable()
export class RedisSendRate extends SendRate {
  constructor(
    private readonly limit: RateLimit,
    private readonly settings: CommunicationSettings,
  ) {
    super();
  }

  override async admit(): Promise<void> {
    if (await this.limit.take('mail', this.settings.mailPerSecond, longestWaitMs)) return;
    throw new DomainError(
      'MAIL_RATE_EXCEEDED',
      'unavailable',
      'More messages are asked for than the mail server bears. Make the same call again.',
    );
  }
}
