import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { noteRefusedAcknowledgement, type Placement } from '../../../placements/domain/placement.js';
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
import { acknowledgedName, placementIdIn } from '../../domain/agency-file.js';
import {
  AgencyInbox,
  ExchangeReports,
  InboundFileStore,
  type InboundKey,
  type InboxFile,
  OutboundFileStore,
} from '../ports.js';

/** What came of an inbox. */
export interface InboxCounts {
  readonly files: number;
  /** Lines that were applied. */
  readonly lines: number;
  /** Lines that were refused. */
  readonly errors: number;
  /** Files, or the whole folder, that could not be read or recorded now. */
  readonly failures: number;
  /** Files that stay for a later round: perhaps still being written, or faster than the record of a delivery. */
  readonly unsettled: number;
  /** Whether files were left for the next round. */
  readonly more: boolean;
}

type Cause = Pick<Caller, 'actor' | 'correlationId' | 'causationId'>;

/** Reads the inbox of an agency. Each file is one transaction and is read once, whoever comes first. */
@Injectable()
export class ReadInbox {
  constructor(
    private readonly runner: Runner,
    private readonly inbox: AgencyInbox,
    private readonly inbound: InboundFileStore,
    private readonly outbound: OutboundFileStore,
    private readonly placements: PlacementStore,
    private readonly publishReturn: PublishReturn,
    private readonly events: PlacementEvents,
    private readonly reports: ExchangeReports,
  ) {}

  /**
   * Reads what lies there; a file that cannot be read does not keep others from it.
   * @param maxFiles after which the others are left for the next round
   */
  async readInbox(cause: Cause, agency: string, maxFiles = Number.POSITIVE_INFINITY): Promise<InboxCounts> {
    const counts = { files: 0, lines: 0, errors: 0, failures: 0, unsettled: 0, more: false };
    for (const fileName of await this.list(agency, counts)) {
      if (counts.files >= maxFiles) return { ...counts, more: true };
      try {
        const read = await this.readFile(cause, agency, fileName);
        counts.files += read.files;
        counts.lines += read.lines;
        counts.errors += read.errors;
        counts.unsettled += read.unsettled;
      } catch (error) {
        counts.failures += 1;
        this.reports.failed(agency, 'READING', fileName, error);
      }
    }
    return counts;
  }

  private async list(agency: string, counts: { failures: number }): Promise<string[]> {
    try {
      return await this.inbox.list(agency);
    } catch (error) {
      counts.failures += 1;
      this.reports.failed(agency, 'READING', null, error);
      return [];
    }
  }

  private async readFile(cause: Cause, agency: string, fileName: string): Promise<FileCounts> {
    const file = await this.inbox.read(agency, fileName);
    if (file === 'GONE') return nothing;
    if (file === 'UNSETTLED') return unsettled;
    const key = { agency, fileName, sha256: file.sha256 };
    const read = await this.runner.transact(cause, (tx) => this.apply(tx, key, acknowledgementsIn(file)));
    if (read === 'LATER') return unsettled;
    if (read.faults.length > 0) this.reports.refused(key, read.faults);
    await this.inbox.archive(agency, fileName, file.stamp);
    return { files: read.files, lines: read.lines, errors: read.faults.length, unsettled: 0 };
  }

  private async apply(tx: Tx, key: InboundKey, file: AcknowledgementFile): Promise<Applied | 'LATER'> {
    const { acknowledgements } = file;
    const ids = [...new Set(acknowledgements.map(({ placementId }) => placementId))];
    const concerned = [...ids, ...file.faults.map((fault) => placementOf(fault, key) ?? '')];
    const placements = await this.placements.lockMany(tx, [...new Set(concerned)]);
    // The agency was faster than the record of the delivery, which is about to be made.
    if ([...placements.values()].some(({ state }) => state === 'READY')) return 'LATER';
    if (!(await this.inbound.insert(tx, key))) return { files: 0, lines: 0, faults: [] };
    const faults = [...file.faults];
    const changed = new Map<string, Placement>();
    for (const placementId of ids) {
      const own = acknowledgements.filter((acknowledgement) => acknowledgement.placementId === placementId);
      const placement = placements.get(placementId);
      if (placement?.agency !== key.agency) faults.push(...unknownPlacement(own));
      else for (const after of this.applyTo(tx, placement, own, faults)) changed.set(placementId, after);
    }
    const lines = acknowledgements.length - (faults.length - file.faults.length);
    this.tellRefused(tx, key, faults, placements, changed);
    await this.inbound.recordResult(tx, key, lines, faults);
    await this.placements.updateMany(tx, [...changed.values()]);
    const acknowledged = acknowledgedName(key.fileName);
    if (acknowledged) await this.outbound.markAcknowledged(tx, key.agency, acknowledged);
    return { files: 1, lines, faults };
  }

  /** Tells of each placement at this agency about which it said something that was refused. */
  private tellRefused(
    tx: Tx,
    key: InboundKey,
    faults: readonly RecordFault[],
    placements: ReadonlyMap<string, Placement>,
    changed: Map<string, Placement>,
  ): void {
    for (const [placementId, own] of Map.groupBy(faults, (fault) => placementOf(fault, key))) {
      const before = placementId !== null ? (changed.get(placementId) ?? placements.get(placementId)) : undefined;
      if (before?.agency !== key.agency) continue;
      const after = noteRefusedAcknowledgement(before);
      const reasons = [...new Set(own.map(({ reason }) => reason))];
      this.events.acknowledgementRefused(tx, after, key.fileName, own.length, reasons);
      changed.set(after.placementId, after);
    }
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

interface Applied {
  readonly files: number;
  readonly lines: number;
  readonly faults: readonly RecordFault[];
}

type FileCounts = Pick<InboxCounts, 'files' | 'lines' | 'errors' | 'unsettled'>;

const nothing: FileCounts = { files: 0, lines: 0, errors: 0, unsettled: 0 };
const unsettled: FileCounts = { ...nothing, unsettled: 1 };

/** What a record does not tell, the name of its file may. */
function placementOf(fault: RecordFault, { fileName }: InboundKey): string | null {
  return fault.placementId ?? placementIdIn(fileName);
}

function acknowledgementsIn({ records }: InboxFile): AcknowledgementFile {
  return 'unreadable' in records ? unreadableFile(records.unreadable) : readAcknowledgements(records);
}
