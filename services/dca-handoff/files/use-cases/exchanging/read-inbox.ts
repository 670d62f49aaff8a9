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
import type { WaitReason } from '../../domain/exchanged-file.js';
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
    const waiting = new Map<string, WaitReason>();
    const left = new Set<string>();
    try {
      for (const fileName of await this.inbox.list(agency)) left.add(fileName);
    } catch (error) {
      counts.failures += 1;
      this.reports.failed(agency, 'READING', null, error);
      return counts;
    }
    for (const fileName of left) {
      if (counts.files >= maxFiles) {
        counts.more = true;
        break;
      }
      left.delete(fileName);
      try {
        const read = await this.readFile(cause, agency, fileName);
        if (typeof read === 'string') waiting.set(fileName, read);
        else {
          counts.files += read.files;
          counts.lines += read.lines;
          counts.errors += read.errors;
        }
      } catch (error) {
        counts.failures += 1;
        waiting.set(fileName, 'NOT_READ');
        this.reports.failed(agency, 'READING', fileName, error);
      }
    }
    counts.unsettled = [...waiting.values()].filter((reason) => reason !== 'NOT_READ').length;
    await this.recordWaiting(cause, agency, waiting, left);
    return counts;
  }

  /**
   * Keeps known which files wait and why; a round that changes nothing of that writes nothing.
   * @param left files that this round did not come to
   */
  private async recordWaiting(
    cause: Cause,
    agency: string,
    waiting: ReadonlyMap<string, WaitReason>,
    left: ReadonlySet<string>,
  ): Promise<void> {
    const known = await this.inbound.listWaiting(agency);
    const gone = [...known.keys()].filter((name) => !waiting.has(name) && !left.has(name));
    const changed = new Map([...waiting].filter(([name, reason]) => known.get(name) !== reason));
    if (gone.length === 0 && changed.size === 0) return;
    await this.runner.transact(cause, (tx) => this.inbound.updateWaiting(tx, agency, changed, gone));
  }

  private async readFile(cause: Cause, agency: string, fileName: string): Promise<FileCounts | WaitReason> {
    const file = await this.inbox.read(agency, fileName);
    if (file === 'GONE') return nothing;
    if (file === 'UNSETTLED') return 'STILL_WRITTEN';
    const key = { agency, fileName, sha256: file.sha256 };
    const read = await this.runner.transact(cause, (tx) => this.apply(tx, key, file));
    if (read === 'LATER') return 'DELIVERY_UNRECORDED';
    if (read.faults.length > 0) this.reports.refused(key, read.faults);
    await this.inbox.archive(agency, fileName, file.stamp);
    return { files: read.files, lines: read.lines, errors: read.faults.length };
  }

  private async apply(tx: Tx, key: InboundKey, inboxFile: InboxFile): Promise<Applied | 'LATER'> {
    const file = acknowledgementsIn(inboxFile);
    const { acknowledgements } = file;
    const ids = [...new Set(acknowledgements.map(({ placementId }) => placementId))];
    const concerned = [...ids, ...file.faults.map((fault) => placementOf(fault, key) ?? '')];
    const placements = await this.placements.lockMany(tx, [...new Set(concerned)]);
    // The agency was faster than the record of the delivery, which is about to be made.
    if ([...placements.values()].some(({ state }) => state === 'READY')) return 'LATER';
    if (!(await this.inbound.insert(tx, key, inboxFile.sizeBytes))) return { files: 0, lines: 0, faults: [] };
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
    const own = [...placements.values()].filter(({ agency }) => agency === key.agency);
    const placementIds = own.map(({ placementId }) => placementId);
    await this.inbound.recordResult(tx, key, { lineCount: lines, faults, placementIds });
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

type FileCounts = Pick<InboxCounts, 'files' | 'lines' | 'errors'>;

const nothing: FileCounts = { files: 0, lines: 0, errors: 0 };

/** What a record does not tell, the name of its file may. */
function placementOf(fault: RecordFault, { fileName }: InboundKey): string | null {
  return fault.placementId ?? placementIdIn(fileName);
}

function acknowledgementsIn({ records }: InboxFile): AcknowledgementFile {
  return 'unreadable' in records ? unreadableFile(records.unreadable) : readAcknowledgements(records);
}
