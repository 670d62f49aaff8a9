/** Acts that need a second person above a limit, each with the rpc that carries it out and the service that owns it. */
export const approvableActs = {
  WAIVE_CHARGE: { service: 'invoice', rpc: 'WaiveCharge' },
  OFFER_SETTLEMENT: { service: 'payment', rpc: 'OfferSettlement' },
  WRITE_OFF: { service: 'invoice', rpc: 'WriteOffInvoice' },
} as const;

export type ApprovableActName = keyof typeof approvableActs;

export const approvableActNames = Object.keys(approvableActs) as [ApprovableActName, ...ApprovableActName[]];

/** The services that own such acts. */
export const approvalOwners = [...new Set(Object.values(approvableActs).map(({ service }) => service))];
