import { Injectable } from '@nestjs/common';
import { Background, Logger } from '#libs/platform';
import { EmptyOldContents } from '../use-cases/empty-old-contents.js';

const everyMs = 600_000;

/** Runs in several processes at once without harm. */
@Injectable()
export class ContentJanitor {
  constructor(
    private readonly emptyOldContents: EmptyOldContents,
    private readonly logger: Logger,
    background: Background,
  ) {
    background.start({ name: 'message contents', roles: ['relay', 'worker'], everyMs, run: () => this.run() });
  }

  private async run(): Promise<void> {
    const count = await this.emptyOldContents.emptyOldContents();
    if (count > 0) this.logger.info('Texts of old messages were emptied.', { count });
  }
}
