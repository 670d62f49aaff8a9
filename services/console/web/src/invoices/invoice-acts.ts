import type { Schemas } from '../api/client.js';
import type { PermissionName } from '../api/me.js';

type Invoice = Schemas['Invoice'];
type Allowed = NonNullable<Invoice['allowedActs'][number]>;

export type InvoiceAct =
  | 'issueInvoice'
  | 'changeDraft'
  | 'discardDraft'
  | 'closeDispute'
  | 'chargeMethod'
  | 'markAsPaid'
  | 'makePromise'
  | 'raiseDispute'
  | 'createCreditNote'
  | 'addCharge'
  | 'prolong'
  | 'startSequence'
  | 'stopCollection'
  | 'letCollect'
  | 'placeHold'
  | 'closeSmallBalance'
  | 'writeOff'
  | 'voidInvoice'
  | 'keepVoid'
  | 'letReopen';

/** What an act needs, and which act of the service it is; payments, promises and holds are acts of other services. */
const known: Readonly<Record<InvoiceAct, readonly [PermissionName, Allowed | null]>> = {
  issueInvoice: ['invoices.write', 'ISSUE'],
  changeDraft: ['invoices.write', 'CHANGE_DRAFT'],
  discardDraft: ['invoices.write', 'DISCARD_DRAFT'],
  closeDispute: ['disputes.write', 'CLOSE_DISPUTE'],
  chargeMethod: ['methods.charge', null],
  markAsPaid: ['payments.record', null],
  makePromise: ['promises.write', null],
  raiseDispute: ['disputes.write', 'RAISE_DISPUTE'],
  createCreditNote: ['credit-notes.write', 'CREATE_CREDIT_NOTE'],
  addCharge: ['charges.write', 'ADD_CHARGE'],
  prolong: ['prolongations.write', 'PROLONG'],
  startSequence: ['cases.sequence', 'START_SEQUENCE'],
  letCollect: ['invoices.collect', 'SET_COLLECTION'],
  stopCollection: ['invoices.collect', 'SET_COLLECTION'],
  placeHold: ['cases.pause', null],
  closeSmallBalance: ['write-offs.small', 'CLOSE_SMALL_BALANCE'],
  writeOff: ['write-offs.write', 'WRITE_OFF'],
  voidInvoice: ['invoices.void', 'VOID'],
  keepVoid: ['invoices.void', 'KEEP_VOID'],
  letReopen: ['invoices.void', 'LET_REOPEN'],
};
const ofOneState: ReadonlySet<InvoiceAct> = new Set(['changeDraft', 'discardDraft', 'keepVoid', 'letReopen']);
const names = Object.keys(known) as InvoiceAct[];

type Acted = Pick<Invoice, 'lifecycle' | 'allowedActs' | 'collectability'>;

/** What may be done with an invoice now, the next sensible act first; its service says what it allows. */
export function invoiceActs(invoice: Acted, permissions: readonly string[]): InvoiceAct[] {
  return names.filter((name) => {
    const [needs, act] = known[name];
    // These ask for an open invoice.
    const isAllowed = act === null ? invoice.lifecycle === 'OPEN' : invoice.allowedActs.includes(act);
    return isAllowed && isOther(name, invoice) && permissions.includes(needs);
  });
}

/** What the person may do, but not with the invoice as it is, each with why. */
export function refusedInvoiceActs(
  { refusedActs, ...invoice }: Pick<Invoice, 'refusedActs' | 'collectability'>,
  permissions: readonly string[],
) {
  return names.flatMap((name) => {
    const [needs, act] = known[name];
    const refused = refusedActs.find((one) => act !== null && one.act === act);
    // What belongs to drafts, or to void invoices, is missed by nobody in another state.
    const isMissed = permissions.includes(needs) && isOther(name, invoice) && !ofOneState.has(name);
    return refused && isMissed ? [{ name, reason: refused.reason, text: refused.text }] : [];
  });
}

/** Collection is either let on or stopped. */
function isOther(name: InvoiceAct, { collectability }: Pick<Invoice, 'collectability'>): boolean {
  if (name === 'letCollect') return collectability === 'DO_NOT_COLLECT';
  return name !== 'stopCollection' || collectability !== 'DO_NOT_COLLECT';
}
