/** Ids that the addresses of screens are made of. */
export type ScreenIds = Readonly<
  Record<
    'caseId' | 'invoiceId' | 'customerId' | 'placementId' | 'agencyFileId' | 'importId' | 'fileId' | 'bulkActId',
    string
  >
>;

/**
 * Every screen by its route in the router, each with the addresses at which journeys look at it; what begins with `$` is
 * an id. Those of the daily work are looked at where such things were planted, the others where they were administered.
 */
export const screens = {
  work: {
    '/': ['/'],
    '/worklist': ['/worklist'],
    '/worklist/work': ['/worklist/work'],
    '/cases': ['/cases'],
    '/cases/$caseId': ['/cases/$caseId'],
    '/invoices': ['/invoices'],
    '/invoices/$invoiceId': ['/invoices/$invoiceId'],
    '/customers': ['/customers'],
    '/customers/$customerId': ['/customers/$customerId'],
    '/bulk-acts': ['/bulk-acts'],
    '/bulk-acts/$bulkActId': ['/bulk-acts/$bulkActId'],
    '/documents': ['/documents'],
    '/placements': ['/placements'],
    '/placements/$placementId': ['/placements/$placementId'],
    '/placements/files/$fileId': ['/placements/files/$agencyFileId'],
    '/files': ['/files'],
    '/files/new': ['/files/new', '/files/new?of=payments'],
    '/files/imports/$importId': ['/files/imports/$importId'],
    '/files/payments/$fileId': ['/files/payments/$fileId'],
    '/signed-in': ['/signed-in'],
  },
  administration: {
    '/admin': ['/admin'],
    '/admin/$section': [
      ...['people', 'queues', 'classes', 'roles', 'reasons', 'metadata', 'choices', 'access', 'events', 'clock'],
    ].map((section) => `/admin/${section}`),
    '/sequences': ['/sequences', '/placements?of=agencies', '/placements?of=files', '/placements?of=errors'],
    '/sequences/$name': ['/sequences/gentle'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Addresses of the screens of the daily work. */
export function workAddresses(ids: ScreenIds): string[] {
  const filled = (address: string) => address.replaceAll(/\$(\w+)/g, (_, name: keyof ScreenIds) => ids[name]);
  return Object.values(screens.work).flat().map(filled);
}

export const administrationAddresses: readonly string[] = Object.values(screens.administration).flat();
