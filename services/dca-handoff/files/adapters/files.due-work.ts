import { Injectable } from '@nestjs/common';
import { UndatedWork } from '#libs/platform';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { DcaHandoffSettings } from '../../dca-handoff.settings.js';
import { ActLeases } from '../../placements/use-cases/ports.js';
import { AgencyInbox, OutboundFileStore } from '../use-cases/ports.js';

/** Nothing becomes due here by the clock: the workflow service sends placements and ends recalls. */
@Injectable()
export class DcaHandoffDueWork extends UndatedWork {
  constructor(
    private readonly leases: ActLeases,
    private readonly files: OutboundFileStore,
    private readonly agencies: AgencyStore,
    private readonly inbox: AgencyInbox,
    private readonly settings: DcaHandoffSettings,
  ) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    const [actsInFlight, filesToDeliver, filesAwaited, filesUnread] = await Promise.all([
      this.leases.count(),
      this.files.countUndelivered(),
      this.files.countAwaited(this.settings.answerGraceMs),
      this.countUnread(),
    ]);
    return { actsInFlight, filesToDeliver, filesAwaited, filesUnread };
  }

  private async countUnread(): Promise<number> {
    const lists = await Promise.allSettled((await this.agencies.codes()).map((agency) => this.inbox.list(agency)));
    // Nobody knows what lies in a folder that cannot be read, so it counts as one.
    return lists.reduce((sum, list) => sum + (list.status === 'fulfilled' ? list.value.length : 1), 0);
  }
}
