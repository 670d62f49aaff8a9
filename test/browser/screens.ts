/** Ids that the addresses of screens are made of. */
export type ScreenIds = Readonly<
  Record<
    'caseId' | 'invoiceId' | 'customerId' | 'placementId' | 'agencyFileId' | 'importId' | 'fileId' | 'bulkActId',
    string
  >
>;

/**
 * Every screen by its route in the router, each with the addresses at which journeys look at it; what begins with `$` is
 * an id. Those of the daily work, those for many and those of the administration are looked at where there is most on them.
 */
export const screens = {
  work: {
    // Leads to the worklist.
    '/': [],
    '/worklist': ['/worklist'],
    '/cases': ['/cases'],
    '/cases/$caseId': ['/cases/$caseId'],
    '/invoices': ['/invoices'],
    '/invoices/$invoiceId': ['/invoices/$invoiceId'],
    '/customers': ['/customers'],
    '/customers/$customerId': ['/customers/$customerId'],
    '/approvals': ['/approvals'],
    '/documents': ['/documents'],
    '/promises': ['/promises', '/promises?state=BROKEN'],
    '/arrangements': ['/arrangements', '/arrangements?state=IN_ARREARS'],
    '/placements': ['/placements'],
    '/placements/$placementId': ['/placements/$placementId'],
    '/placements/files/$fileId': ['/placements/files/$agencyFileId'],
    '/files': ['/files'],
    '/files/new': ['/files/new', '/files/new?of=payments'],
    '/files/imports/$importId': ['/files/imports/$importId'],
    '/files/payments/$fileId': ['/files/payments/$fileId'],
    '/signed-in': ['/signed-in'],
  },
  many: {
    '/worklist/work': ['/worklist/work'],
    '/bulk-acts': ['/bulk-acts'],
    '/bulk-acts/$bulkActId': ['/bulk-acts/$bulkActId'],
  },
  administration: {
    // Leads to the first part.
    '/admin': [],
    '/admin/$section': [
      ...[
        'people',
        'queues',
        'classes',
        'roles',
        'reasons',
        'metadata',
        'calendars',
        'terms',
        'prolongations',
        'lateFees',
        'numberSeries',
        'referenceRates',
        'reconciliations',
        'choices',
        'access',
        'events',
        'clock',
      ],
    ].map((section) => `/admin/${section}`),
    '/sequences': ['/sequences', '/placements?of=agencies', '/placements?of=files', '/placements?of=errors'],
    '/sequences/$name': ['/sequences/gentle'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Addresses of some screens; those of the administration need no ids. */
export function addressesOf(some: keyof typeof screens, ids: Partial<ScreenIds> = {}): string[] {
  const idOf = (_: string, name: keyof ScreenIds) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`These screens need ${name}.`);
    return id;
  };
  const filled = (address: string) => address.replaceAll(/\$(\w+)/g, idOf);
  return Object.values<readonly string[]>(screens[some]).flat().map(filled);
}

/** What a picture of a screen is called. */
export function nameOf(address: string): string {
  return address
    .slice(1)
    .replaceAll(/[\da-f-]{36}/g, 'one')
    .replaceAll(/[^a-z]+/g, '-');
}
