import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { AgencyStore } from '../../../agencies/use-cases/ports.js';
import type { Placement } from '../../../placements/domain/placement.js';
import { PlacementEvents, PlacementStore } from '../../../placements/use-cases/ports.js';
import { PublishReturn } from '../../../placements/use-cases/recalling/publish-return.js';
import { applyAcknowledgements, unknownPlacement } from '../../domain/acknowledgement.js';
import {
  type Acknowledgement,
  type AcknowledgementFile,
  readAcknowledgements,
  type RecordFault,
  unreadableFile,
} from '../../domain/acknowledgement-file.js';
import { acknowledgedName } from '../../domain/agency-file.js';
import { AgencyInbox, InboundFileStore, type InboundKey, type InboxFile, OutboundFileStore } from '../ports.js';

/** Numbers of files that were read, of lines that were applied, and of lines that could not be. */
export interface ReadCounts {
  readonly files: number;
  readonly lines: number;
  readonly errors: number;
}

type Cause = Pick<Caller, 'actor' | 'correlationId' | 'causationId'>;

/** Reads the inboxes of agencies. Each file is one transaction and is read once, whoever comes first. */
@Injectable()
export class ReadInboxes {
  constructor(
    private readonly runner: Runner,
    private readonly agencies: AgencyStore,
    private readonly inbox: AgencyInbox,
    private readonly inbound: InboundFileStore,
    private readonly outbound: OutboundFileStore,
    private readonly placements: PlacementStore,
    private readonly publishReturn: PublishReturn,
    private readonly events: PlacementEvents,
  ) {}

  /** @param only the inbox of this agency; all when null */
  async readInboxes(cause: Cause, only: string | null): Promise<ReadCounts> {
    let counts = nothing;
    for (const agency of await this.agencies.codes()) {
      if (only !== null && only !== agency) continue;
      for (const fileName of await this.inbox.list(agency)) {
        const { files, lines, errors } = await this.readFile(cause, agency, fileName);
        counts = { files: counts.files + files, lines: counts.lines + lines, errors: counts.errors + errors };
      }
    }
    return counts;
  }

  private async readFile(cause: Cause, agency: string, fileName: string): Promise<ReadCounts> {
    const file = await this.inbox.read(agency, fileName);
    if (!file) return nothing;
    const key = { agency, fileName, sha256: file.sha256 };
    const counts = await this.runner.transact(cause, (tx) => this.apply(tx, key, acknowledgementsIn(file)));
    if (!counts) return nothing;
    await this.inbox.archive(agency, fileName);
    return counts;
  }

  /** @returns null when the file is to be read later */
  private async apply(tx: Tx, key: InboundKey, file: AcknowledgementFile): Promise<ReadCounts | null> {
    const { acknowledgements } = file;
    const ids = [...new Set(acknowledgements.map(({ placementId }) => placementId))];
    const placements = await this.placements.lockMany(tx, ids);
    // The agency was faster than the record of the delivery, which is about to be made.
    if ([...placements.values()].some(({ state }) => state === 'READY')) return null;
    if (!(await this.inbound.insert(tx, key))) return nothing;
    const faults = [...file.faults];
    const changed: Placement[] = [];
    for (const placementId of ids) {
      const own = acknowledgements.filter((acknowledgement) => acknowledgement.placementId === placementId);
      const placement = placements.get(placementId);
      if (placement?.agency !== key.agency) faults.push(...unknownPlacement(own));
      else changed.push(...this.applyTo(tx, placement, own, faults));
    }
    const lines = acknowledgements.length - (faults.length - file.faults.length);
    await this.inbound.recordResult(tx, key, lines, faults);
    await this.placements.updateMany(tx, changed);
    const acknowledged = acknowledgedName(key.fileName);
    if (acknowledged) await this.outbound.markAcknowledged(tx, key.agency, acknowledged);
    return { files: 1, lines, errors: faults.length };
  }

  /** @returns the placement when it changed */
  private applyTo(tx: Tx, placement: Placement, given: readonly Acknowledgement[], faults: RecordFault[]): Placement[] {
    const { acknowledged, returned, faults: more } = applyAcknowledgements(placement, given);
    faults.push(...more);
    if (acknowledged) this.events.answered(tx, acknowledged.placement, acknowledged.rejectedInvoiceIds);
    if (returned) this.publishReturn.publishReturn(tx, acknowledged?.placement ?? placement, returned);
    const after = returned ?? acknowledged?.placement;
    return after ? [after] : [];
  }
}

const nothing: ReadCounts = { files: 0, lines: 0, errors: 0 };

function acknowledgementsIn({ records }: InboxFile): AcknowledgementFile {
  return 'unreadable' in records ? unreadableFile(records.unreadable) : readAcknowledgements(records);
}
