import { Injectable } from '@nestjs/common';
import { CrashPoints } from '#libs/transactions';
import { PlatformSettings } from '../config/index.js';
import { Logger } from '../observability/logger.js';

/** Ends this process at once, as power that fails, where the settings of a trial say so. */
@Injectable()
export class ArmedCrashPoints extends CrashPoints {
  constructor(
    private readonly settings: PlatformSettings,
    private readonly logger: Logger,
  ) {
    super();
  }

  override reach(point: string): void {
    if (this.settings.crashPoint !== point) return;
    this.logger.fatal('The process dies at its crash point.', { point });
    this.logger.flush();
    process.kill(process.pid, 'SIGKILL');
  }
}
