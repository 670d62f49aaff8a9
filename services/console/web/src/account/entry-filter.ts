/** What of an account is shown. */
export interface EntryFilter {
  readonly invoiceId: string;
  readonly contexts: readonly string[];
  readonly from: string;
  readonly to: string;
}

export const noFilter: EntryFilter = { invoiceId: '', contexts: [], from: '', to: '' };

/** The filter as the HTTP API takes it: a day that is not given is no bound. */
export function entriesQuery(currencyCode: string, { invoiceId, contexts, from, to }: EntryFilter) {
  return {
    currencyCode,
    invoiceId,
    contexts: [...contexts],
    ...(from === '' ? {} : { valueFromDate: from }),
    ...(to === '' ? {} : { valueToDate: to }),
  };
}
