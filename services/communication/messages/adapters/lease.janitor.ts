import { Injectable } from '@nestjs/common';
import { Background, Logger } from '#libs/platform';
import { CommunicationSettings } from '../../communication.settings.js';
import { ResolveExpiredLeases } from '../use-cases/resolve-expired-leases.js';

/** Runs in several processes at once without harm. */
@Injectable()
export class LeaseJanitor {
  constructor(
    private readonly resolveExpiredLeases: ResolveExpiredLeases,
    private readonly logger: Logger,
    settings: CommunicationSettings,
    background: Background,
  ) {
    background.start({
      name: 'message janitor',
      roles: ['relay', 'worker'],
      everyMs: settings.janitorIntervalMs,
      run: () => this.run(),
    });
  }

  private async run(): Promise<void> {
    const resolved = await this.resolveExpiredLeases.resolveExpiredLeases();
    if (resolved > 0) this.logger.warn('Expired leases of messages were ended.', { count: resolved });
  }
}
