import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { Duties, Logger, PlatformSettings, Shutdown } from '#libs/platform';
import { DeliverFiles } from '../use-cases/deliver-files.js';
import { ReadAgencyFiles } from '../use-cases/read-agency-files.js';
import { DcaHandoffSettings } from '../../dca-handoff.settings.js';

/** In the role relay: delivers stored files and reads the inboxes again and again. Replicas may do so side by side. */
@Injectable()
export class AgencyExchangePoller {
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly platform: PlatformSettings,
    private readonly settings: DcaHandoffSettings,
    private readonly delivery: DeliverFiles,
    private readonly reading: ReadAgencyFiles,
    private readonly shutdown: Shutdown,
    private readonly logger: Logger,
    duties: Duties,
  ) {
    duties.add(() => this.begin());
  }

  private begin(): void {
    if (!this.platform.roles.includes('relay')) return;
    this.shutdown.register('finish', 'exchange with agencies', () => this.stop());
    this.plan();
  }

  /** Ends after the round in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private plan(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.round = this.exchange().finally(() => this.plan());
    }, this.settings.pollMs);
  }

  private async exchange(): Promise<void> {
    const correlationId = newId();
    await this.attempt('Files for agencies could not be delivered.', () => this.delivery.deliverDue(correlationId));
    const cause = { actor: 'system:dca-handoff', correlationId, causationId: '' };
    await this.attempt('Files of agencies could not be read.', () => this.reading.read(cause, null));
  }

  /** What fails now is tried again in the next round. */
  private async attempt(failure: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.logger.triedAgain(failure, error);
    }
  }
}
