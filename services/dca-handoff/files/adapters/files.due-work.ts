import { Injectable } from '@nestjs/common';
import { UndatedWork } from '#libs/platform';
import { ClaimStore } from '../../placements/use-cases/ports.js';
import { OutboundFileStore } from '../use-cases/ports.js';
import { ReadAgencyFiles } from '../use-cases/read-agency-files.js';
import { DcaHandoffSettings } from '../../dca-handoff.settings.js';

/** Nothing becomes due here by the clock: the workflow service sends placements and ends recalls. */
@Injectable()
export class DcaHandoffDueWork extends UndatedWork {
  constructor(
    private readonly claims: ClaimStore,
    private readonly files: OutboundFileStore,
    private readonly reading: ReadAgencyFiles,
    private readonly settings: DcaHandoffSettings,
  ) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    const [claimsInFlight, filesToDeliver, filesAwaitingAnswer, filesUnread] = await Promise.all([
      this.claims.liveCount(),
      this.files.undeliveredCount(),
      this.files.awaitedCount(this.settings.answerGraceMs),
      this.reading.unreadCount(),
    ]);
    return { claimsInFlight, filesToDeliver, filesAwaitingAnswer, filesUnread };
  }
}
