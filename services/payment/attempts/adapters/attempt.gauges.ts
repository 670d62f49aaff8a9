import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { AttemptStore } from '../use-cases/ports.js';

/** Tells for how long nobody has known what came of a charge. */
@Injectable()
export class AttemptGauges {
  constructor(attempts: AttemptStore, metrics: Metrics) {
    const seconds = metrics.gauge(
      'dunlin_attempt_unknown_seconds',
      'How long ago the provider was asked for the oldest charge of unknown outcome.',
    );
    metrics.beforeScrape(async () => seconds.set(await attempts.maxUnknownSeconds()));
  }
}
