/** Which of what screens read follows from the events of a service; the first part of a query's key names it. */
const shownOf: Readonly<Record<string, readonly string[]>> = {
  customer: [
    ...['customers', 'tasks', 'diary', 'cases', 'bulk-acts'],
    ...['documents', 'interactions', 'billing-contacts', 'terms'],
  ],
  invoice: [
    'invoices',
    'invoice-summary',
    'cases',
    'case-summary',
    'journal',
    'diary',
    'bulk-acts',
    'payer',
    'approvals',
    'terms',
    'fee-policies',
    'late-fees',
  ],
  payment: [
    'payments',
    'promises',
    'arrangements',
    'settlements',
    'invoices',
    'invoice-summary',
    'journal',
    'diary',
    'payer',
    'approvals',
  ],
  workflow: ['calendars', 'cases', 'case-summary', 'invoices', 'tasks', 'diary', 'bulk-acts'],
  communication: ['messages', 'diary'],
  dca_handoff: ['placements', 'cases', 'diary', 'bulk-acts'],
  console: ['looks'],
};

/** Whether what is read under a name may be another after events of these types; a new service may touch anything. */
export function isTouched(name: string, types: readonly string[]): boolean {
  return types.some((type) => {
    const [, service = ''] = type.split('.');
    return shownOf[service]?.includes(name) ?? true;
  });
}
