import { Injectable } from '@nestjs/common';
import { Background, Logger } from '#libs/platform';
import { AssignMissingSpecialists } from '../use-cases/assign-missing-specialists.js';

/**
 * Between batches, also where there are many: a million customers at once would hold up everything behind them, such as
 * opt-outs, as what they set off goes by the same topics.
 */
const everyMs = 2_000;

/** Gives every customer a specialist as soon as there is one; it runs in several processes at once without harm. */
@Injectable()
export class SpecialistJanitor {
  constructor(
    private readonly assignMissingSpecialists: AssignMissingSpecialists,
    private readonly logger: Logger,
    background: Background,
  ) {
    background.start({ name: 'missing specialists', roles: ['relay', 'worker'], everyMs, run: () => this.run() });
  }

  private async run(): Promise<boolean> {
    const count = await this.assignMissingSpecialists.assignMissingSpecialists();
    if (count > 0) this.logger.info('Customers without a specialist were given one.', { count });
    return false;
  }
}
