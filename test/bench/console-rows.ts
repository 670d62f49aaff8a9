import { fillTables, numberedId, sqlId as id } from '#libs/testing';

export const customerId = (n: number) => numberedId(1, n);
export const specialistId = (n: number) => `user:${n}`;

/** The customer with the long account page. */
export const largeCustomer = customerId(7);
const largeInvoices = 5_000;
const largeDiary = 50_000;

/** One customer has so many cases on average. */
const casesEach = 2;
const firsts = [
  'anna',
  'bela',
  'cora',
  'dario',
  'elif',
  'frida',
  'goran',
  'hanna',
  'ivo',
  'jana',
  'kofi',
  'lena',
  'marek',
];
const syllables = [
  'ba',
  'ron',
  'dil',
  'kes',
  'lan',
  'mir',
  'nor',
  'pet',
  'sal',
  'tor',
  'vik',
  'wen',
  'zul',
  'hau',
  'fei',
  'gru',
];

/** The name of the n-th customer; one family name in some thousands repeats. */
export function nameOf(n: number): string {
  const part = (divisor: number): string => syllables[Math.floor(n / divisor) % syllables.length]!;
  return `${firsts[n % firsts.length]} ${part(1)}${part(16)}${part(256)}`;
}

const arrayOf = (words: readonly string[]): string => `ARRAY[${words.map((word) => `'${word}'`).join(',')}]`;
const syllable = (divisor: number): string => `(${arrayOf(syllables)})[n / ${divisor} % ${syllables.length} + 1]`;
const first = `(${arrayOf(firsts)})[n % ${firsts.length} + 1]`;
const family = `${syllable(1)} || ${syllable(16)} || ${syllable(256)}`;

/**
 * Open cases as lists show them, ten invoices' worth each: of three sequences, three currencies, five classes and 64
 * specialists; one in ten is paused, held, with an agency, failed, expired or cannot be reached.
 * @param version of the sequence, which has been applied
 */
export async function fillCases(ownerUrl: string, caseCount: number, sequence: string, step: string): Promise<void> {
  const customers = Math.ceil(caseCount / casesEach);
  const state = `CASE n % 60 WHEN 1 THEN 'PAUSED' WHEN 2 THEN 'ON_HOLD' WHEN 3 THEN 'COLLECTIONS' WHEN 4 THEN 'WILL_FAIL'
    WHEN 5 THEN 'FAILED' WHEN 6 THEN 'EXPIRED' ELSE 'ACTIVE' END`;
  const class_ = `'class-' || n % 5`;
  const specialist = `'user:' || n % 64`;
  await fillTables(ownerUrl, [
    `INSERT INTO customers (customer_id, class, deliverable_channels, version, specialist_id)
       SELECT ${id(1, 'n')}, ${class_}, '{EMAIL}', 1, ${specialist} FROM generate_series(0, ${customers} - 1) AS n`,
    `INSERT INTO cases (case_id, customer_id, currency, creditor_id, sequence, sequence_version, grouping, state,
         shown_state, episode, version, opened_at, started, outstanding_minor, open_invoice_count, oldest_due_on,
         next_act_at, next_act_step_id, next_message_at, next_message_step_id, last_contact_at, customer_class,
         specialist_id, listed)
       SELECT ${id(3, 'n')}, ${id(1, `(n % ${customers})`)}, (ARRAY['EUR', 'USD', 'GBP'])[n % 3 + 1], 'creditor-' || n,
         '${sequence}', 1, 'case', CASE WHEN state IN ('FAILED', 'EXPIRED') THEN state ELSE 'ACTIVE' END, state, 1, 1,
         timestamptz '2019-01-01' + n * (interval '7 years' / ${caseCount}), true,
         1000 + n::bigint * 7919 % 5000000, 10, date '2026-06-01' - (n::bigint * 31 % 900)::integer,
         message_at, step, message_at, step, timestamptz '2026-05-01' + n % 30 * interval '1 day', ${class_},
         ${specialist}, true
       FROM (SELECT n, ${state} AS state, CASE WHEN ${state} IN ('ACTIVE', 'WILL_FAIL') THEN '${step}' END AS step,
               CASE WHEN ${state} IN ('ACTIVE', 'WILL_FAIL')
                 THEN timestamptz '2026-06-16' + n::bigint * 104729 % 2592000 * interval '1 second' END AS message_at
             FROM generate_series(0, ${caseCount} - 1) AS n) AS c`,
  ]);
}

/** Their customers with names, two contacts each, and the long diary of one. */
export async function fillCustomers(ownerUrl: string, caseCount: number): Promise<void> {
  const customers = `(SELECT n, to_char(n, 'FM000000000') AS number, ${first} AS first, ${family} AS family
    FROM generate_series(0, ${Math.ceil(caseCount / casesEach)} - 1) AS n)`;
  await fillTables(ownerUrl, [
    `INSERT INTO customers (customer_id, reference, name, kind, customer_class, zone, locale, version, created_at, changed_at)
       SELECT ${id(1, 'n')}, 'C-' || number, initcap(first || ' ' || family), 'PERSON', 'default', 'Europe/Berlin', 'de', 1,
         '2019-01-01', '2019-01-01' FROM ${customers} AS c`,
    `INSERT INTO name_starts SELECT start, ${id(1, 'n')}
       FROM ${customers} AS c, unnest(ARRAY[first || ' ' || family, family]) AS start`,
    `INSERT INTO name_words SELECT DISTINCT word, word FROM ${customers} AS c, unnest(ARRAY[first, family]) AS word`,
    `INSERT INTO contacts SELECT ${id(1, 'n')}, channel, gen_random_uuid(),
         CASE channel WHEN 'SMS' THEN '+49170' || number ELSE 'c' || number || '@mail.test' END, 'VALID', '', '2019-01-01'
       FROM ${customers} AS c, unnest(ARRAY['EMAIL', 'SMS']) AS channel`,
    `INSERT INTO diary_entries (entry_id, customer_id, occurred_at, event, actor, reason, invoice_id, text)
       SELECT ${id(6, 'n')}, '${largeCustomer}', timestamptz '2019-01-01' + n * interval '1 hour',
         'dunlin.' || (ARRAY['invoice.v1.InvoiceIssued', 'communication.v1.MessageSent', 'invoice.v1.InvoicePaid',
           'workflow.v1.InvoiceEnrolled', 'customer.v1.NoteAdded'])[n % 5 + 1],
         'system:invoice', '', ${id(2, `(n % ${largeInvoices})`)}, 'What happened.'
       FROM generate_series(0, ${largeDiary} - 1) AS n`,
  ]);
}

/** The invoices of one customer with their entries; one in ten is open. */
export async function fillInvoices(ownerUrl: string): Promise<void> {
  const rows = `generate_series(0, ${largeInvoices} - 1) AS n`;
  const statements = [
    `INSERT INTO customers (customer_id, reference, zone, version) VALUES ('${largeCustomer}', 'C-7', 'Europe/Berlin', 1)`,
    `INSERT INTO invoices (invoice_id, number, customer_id, creditor_id, currency, lifecycle, collectability, disputed,
         amount_minor, paid_minor, credited_minor, remaining_minor, issue_on, due_on, overdue_at, overdue_marked,
         episode, issued_episode, from_feed, void_stands, version, created_at)
       SELECT ${id(2, 'n')}, 'R-' || n, '${largeCustomer}', 'creditor', 'EUR', state, 'COLLECT', false, amount,
         CASE state WHEN 'PAID' THEN amount ELSE 0 END, 0, CASE state WHEN 'OPEN' THEN amount ELSE 0 END, due - 30, due,
         due + interval '1 day', state = 'OPEN', 1, 1, true, false, 1, due - 30
       FROM (SELECT n, 100 + n * 7919 % 100000 AS amount, CASE n % 10 WHEN 0 THEN 'OPEN' ELSE 'PAID' END AS state,
               date '2019-01-01' + n / 2 AS due FROM ${rows}) AS i`,
    `INSERT INTO settled_payments
       SELECT ${id(5, 'n')}, '${largeCustomer}', 'EUR', amount_minor, 0, ARRAY[invoice_id], due_on + (n % 20)::integer, false, 1
       FROM (SELECT *, row_number() OVER () AS n FROM invoices WHERE lifecycle = 'PAID') AS i`,
    `INSERT INTO allocations SELECT payment_id, invoice_ids[1], '2020-01-01', amount_minor, 0 FROM settled_payments`,
    `INSERT INTO debtors
       SELECT customer_id, currency, count(*), sum(remaining_minor), count(*), sum(remaining_minor), min(due_on)
       FROM invoices WHERE lifecycle = 'OPEN' GROUP BY customer_id, currency`,
    `INSERT INTO journal_entries
       SELECT ${id(4, 'n')}, 'invoice/' || n, 'INVOICE_ISSUED', '${largeCustomer}', 'EUR', 2, NULL, '2026-01-01', '2026-01-01'
       FROM ${rows}`,
    `INSERT INTO journal_lines
       SELECT ${id(4, 'n')}, line, CASE line WHEN 1 THEN 1200 ELSE 4000 END, 100 * (2 - line), 100 * (line - 1), ${id(2, 'n')}, NULL, NULL
       FROM ${rows}, generate_series(1, 2) AS line`,
  ];
  await fillTables(ownerUrl, statements, ['journal_entries', 'journal_lines']);
}
