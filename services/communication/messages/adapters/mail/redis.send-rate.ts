import { Injectable } from '@nestjs/common';
import { RateLimit } from '#libs/platform';
import { CommunicationSettings } from '../../../communication.settings.js';
import { errors } from '../../domain/errors.js';
import { SendRate } from '../../use-cases/ports.js';

const maxWaitMs = 5_000;

/** One rate for all replicas; while Redis is away each replica uses a part of it. */
@Injectable()
export class RedisSendRate extends SendRate {
  constructor(
    private readonly limit: RateLimit,
    private readonly settings: CommunicationSettings,
  ) {
    super();
  }

  override async admit(): Promise<void> {
    if (await this.limit.take('mail', this.settings.mailPerSecond, maxWaitMs)) return;
    throw errors.MAIL_RATE_EXCEEDED('The limit on sends per second is reached. Make the same call again.');
  }
}
