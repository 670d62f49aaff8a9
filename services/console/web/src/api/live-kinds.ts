/** Which of what screens read follows from the events of a service; the first part of a query's key names it. */
const shownOf: Readonly<Record<string, readonly string[]>> = {
  customer: ['customers', 'tasks', 'diary', 'cases', 'documents', 'interactions', 'billing-contacts', 'terms'],
  invoice: ['invoices', 'invoice-summary', 'cases', 'case-summary', 'journal', 'payer', 'diary'],
  payment: ['payments', 'invoices', 'invoice-summary', 'journal', 'payer', 'diary'],
  workflow: ['cases', 'case-summary', 'invoices', 'tasks', 'diary'],
  communication: ['messages', 'diary'],
  dca_handoff: ['placements', 'cases', 'diary'],
};

/** Whether what is read under a name may be another after events of these types; a new service may touch anything. */
export function isTouched(name: string, types: readonly string[]): boolean {
  return types.some((type) => {
    const [, service = ''] = type.split('.');
    return shownOf[service]?.includes(name) ?? true;
  });
}
