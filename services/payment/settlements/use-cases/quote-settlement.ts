import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CallerOnward, Database } from '#libs/transactions';
import type { SettlementDraft, SettlementInput } from '../domain/draft.js';
import type { SettledPart } from '../domain/settlement.js';
import { DraftSettlements, readSettlement } from './draft-settlements.js';

@Injectable()
export class QuoteSettlement {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftSettlements,
  ) {}

  /**
   * What an offer would be; nothing is stored.
   * @throws SETTLEMENT_INVALID, SETTLEMENT_STATE_FORBIDS, INVOICE_NOT_FOUND; whatever the clients of the owners throw
   */
  async quoteSettlement(
    caller: CallerOnward,
    wanted: SettlementInput,
  ): Promise<{ draft: SettlementDraft; hash: string }> {
    const input = readSettlement(wanted);
    const facts = await this.drafts.gather(input, caller);
    const draft = await this.drafts.draft(this.database, input, facts, await this.database.now());
    return { draft, hash: quoteHashOf(draft.parts) };
  }
}

/** Differs as soon as another amount is open of one of the invoices. */
export function quoteHashOf(parts: readonly SettledPart[]): string {
  const open = parts.map(({ invoiceId, openMinor }) => `${invoiceId}:${openMinor}`).sort();
  return createHash('sha256').update(open.join('\n')).digest('hex');
}
