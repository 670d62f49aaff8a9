export const messagingSystem = { 'messaging.system': 'kafka' };

export function eventAttributes(id: string, type: string) {
  return { 'messaging.message.id': id, 'cloudevents.event_type': type };
}

/** `InvoiceIssued` of `dunlin.invoice.v1.InvoiceIssued`. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
