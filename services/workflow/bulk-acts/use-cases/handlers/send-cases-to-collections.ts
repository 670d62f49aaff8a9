import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type FieldFaults, maxLengths, readLine, readOptionalLine, readOptionalText } from '#libs/fields';
import type { Caller, Queryable } from '#libs/transactions';
import { errors as caseErrors } from '../../../cases/domain/errors.js';
import { CaseReader } from '../../../cases/use-cases/ports.js';
import { isAnnounced } from '../../../copies/domain/announcement.js';
import { AnnouncementStore, InvoiceStore, PlacementStore } from '../../../copies/use-cases/ports.js';
import { SendToCollections } from '../../../placements/use-cases/send-to-collections.js';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements, Refusal } from '../../domain/bulk-act.js';
import { refusals } from '../../domain/refusals.js';
import { RemoteActHandler } from './act-handler.js';
import { ActableCases, refusalOf } from './actable-cases.js';

/** Each case by itself, as a person sends one: dca-handoff decides about each debt. */
@Injectable()
export class SendCasesToCollections extends RemoteActHandler {
  override readonly act = 'SEND_TO_COLLECTIONS';
  override readonly singly = { service: 'workflow', rpc: 'SendToCollections' };
  override readonly takes = ['agency', 'notes', 'unannouncedReason'] as const;

  constructor(
    private readonly cases: ActableCases,
    private readonly reader: CaseReader,
    private readonly invoices: InvoiceStore,
    private readonly placements: PlacementStore,
    private readonly announcements: AnnouncementStore,
    private readonly sending: SendToCollections,
  ) {
    super();
  }

  override read({ agency, notes, unannouncedReason }: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    const why = readOptionalLine(unannouncedReason, maxLengths.reason);
    return {
      agency: faults.take(fieldOf('agency'), readLine(agency, maxLengths.agencyCode)) ?? '',
      notes: faults.take(fieldOf('notes'), readOptionalText(notes, maxLengths.reason)) ?? '',
      unannouncedReason: faults.take(fieldOf('unannouncedReason'), why) ?? '',
    };
  }

  override async judge(
    queryable: Queryable,
    caseIds: readonly string[],
    { unannouncedReason }: ActParameters,
    now: Date,
  ): Promise<Judgements> {
    const judged = new Map(await this.cases.judge(queryable, caseIds, now, refusalOf('SEND_TO_COLLECTIONS')));
    if (unannouncedReason !== '') return judged;
    const allowed = caseIds.filter((caseId) => judged.get(caseId) === null);
    for (const caseId of await this.unannounced(queryable, allowed)) judged.set(caseId, notAnnounced);
    return judged;
  }

  override async carryOut(caller: Caller, caseId: string, parameters: ActParameters): Promise<Refusal | null> {
    const { agency, notes, unannouncedReason } = parameters;
    const wanted = { caseId, customerId: '', invoiceIds: [], agency, notes, unannouncedReason };
    try {
      const sent = await this.sending.sendToCollections(caller, wanted);
      if (sent.some(({ refused }) => !refused)) return null;
      const said = [...new Set(sent.flatMap(({ debts }) => debts.map(({ refusal }) => refusal)))].filter(Boolean);
      if (said.length === 0) return { reason: 'PLACEMENT_REFUSED', text: refusals.PLACEMENT_REFUSED };
      return { reason: said[0]!, text: `None of its debts may be placed: ${said.join(', ')}.` };
    } catch (error) {
      return refusalOfCase(error);
    }
  }

  /** Cases with a debt about which no message was sent, so that sending it needs a reason. */
  private async unannounced(queryable: Queryable, caseIds: readonly string[]): Promise<Set<string>> {
    const members = (await this.reader.listInvoices(queryable, caseIds)).filter(({ leftReason }) => leftReason === '');
    const ids = members.map(({ invoiceId }) => invoiceId);
    const placed = new Set(await this.placements.findPlaced(queryable, ids));
    const sentAt = await this.announcements.findSentAt(queryable, ids);
    const invoices = new Map((await this.invoices.findMany(queryable, ids)).map((each) => [each.invoiceId, each]));
    const silent = members.filter(({ invoiceId }) => {
      return !placed.has(invoiceId) && !isAnnounced(invoices.get(invoiceId)!, sentAt.get(invoiceId));
    });
    return new Set(silent.map(({ caseId }) => caseId));
  }
}

const notAnnounced: Refusal = { reason: 'NOT_ANNOUNCED', text: refusals.NOT_ANNOUNCED };

/** What this service says of a case is its last word on it. @throws anything else */
export function refusalOfCase(error: unknown): Refusal {
  const own: readonly string[] = [
    caseErrors.CASE_NOT_FOUND,
    caseErrors.CASE_STATE_FORBIDS,
    caseErrors.CASE_INVALID,
  ].map(({ code }) => code);
  if (!(error instanceof DomainError) || !own.includes(error.code)) throw error;
  return { reason: error.details.facts?.['reason'] ?? error.code, text: error.message };
}
