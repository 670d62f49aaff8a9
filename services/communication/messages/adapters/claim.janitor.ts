import { Injectable } from '@nestjs/common';
import { Duties, Logger, PlatformSettings, Shutdown } from '#libs/platform';
import { ResolveExpiredClaims } from '../use-cases/resolve-expired-claims.js';
import { CommunicationSettings } from '../../communication.settings.js';

/** Looks for claims that died, as long as the process lives; several processes do no harm to each other. */
@Injectable()
export class ClaimJanitor {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly claims: ResolveExpiredClaims,
    private readonly settings: CommunicationSettings,
    private readonly platform: PlatformSettings,
    private readonly logger: Logger,
    duties: Duties,
    shutdown: Shutdown,
  ) {
    duties.add(() => this.begin());
    shutdown.register('finish', 'janitor of claims', () => this.stop());
  }

  private begin(): void {
    if (!this.platform.roles.some((role) => role === 'relay' || role === 'worker')) return;
    this.timer = setInterval(() => this.look(), this.settings.janitorIntervalMs);
    this.timer.unref();
  }

  private async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private look(): void {
    this.running ??= this.resolve().finally(() => (this.running = undefined));
  }

  private async resolve(): Promise<void> {
    try {
      const resolved = await this.claims.resolveExpiredClaims();
      if (resolved > 0) this.logger.warn('Claims of messages that died were resolved.', { count: resolved });
    } catch (error) {
      this.logger.triedAgain('Dead claims of messages could not be looked for.', error);
    }
  }
}
