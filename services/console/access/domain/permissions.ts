/** The five roles; configuration maps groups of the identity provider to them, and adds none. */
export const roles = ['viewer', 'agent', 'lead', 'finance', 'admin'] as const;
export type Role = (typeof roles)[number];

const everybody: readonly Role[] = roles;
const agents: readonly Role[] = ['agent', 'lead', 'admin'];
const leads: readonly Role[] = ['lead', 'admin'];
const money: readonly Role[] = ['finance', 'admin'];
const staff: readonly Role[] = ['agent', 'lead', 'finance', 'admin'];
const seniors: readonly Role[] = ['lead', 'finance', 'admin'];
const admins: readonly Role[] = ['admin'];

interface Permitted {
  readonly roles: readonly Role[];
  /** What it lets a person do, for people who give it away. */
  readonly what: string;
}

/** What each role may do: the one table that the back end, the screens and the documentation read. */
export const permissionTable = {
  'customers.read': { roles: everybody, what: 'find and read customers, their diary, notes, tasks and interactions' },
  'customers.write': {
    roles: agents,
    what: 'create and change customers, their contacts and addresses, raise and lower flags',
  },
  'contacts.opt': { roles: agents, what: 'record and withdraw opt-outs' },
  'notes.write': { roles: staff, what: 'write and edit notes' },
  'tasks.write': { roles: staff, what: 'create, change, claim, put off and resolve tasks' },
  'interactions.write': { roles: staff, what: 'record interactions' },
  'choices.write': { roles: admins, what: 'change the values by which interactions are told' },
  'staff.read': { roles: everybody, what: 'read people, queues, groups, classes and specialists' },
  'people.write': { roles: admins, what: 'register and change people' },
  'rosters.write': { roles: leads, what: 'change queues and groups, and who belongs to them' },
  'classes.write': { roles: admins, what: 'change classes' },
  'specialists.assign': { roles: leads, what: 'give customers to specialists' },
  'documents.read': { roles: everybody, what: 'read documents that were released' },
  'documents.write': { roles: staff, what: 'upload documents' },
  'documents.remove': { roles: leads, what: 'remove documents' },
  'documents.release': { roles: admins, what: 'release documents that no scanner has looked at' },
  'schemas.read': { roles: everybody, what: 'read which metadata is kept of customers and invoices' },
  'schemas.write': { roles: admins, what: 'change which metadata is kept of customers and invoices' },
  'metadata.write': { roles: staff, what: 'fill in metadata of customers and invoices' },
  'invoices.read': { roles: everybody, what: 'find and read invoices, debtors and how they pay' },
  'invoices.write': { roles: money, what: 'create, change, discard and issue invoices' },
  'invoices.void': { roles: money, what: 'void invoices' },
  'invoices.collect': { roles: seniors, what: 'say whether an invoice may be collected' },
  'charges.write': { roles: seniors, what: 'charge fees and costs on invoices' },
  'charges.waive': { roles: money, what: 'waive charges' },
  'number-series.write': { roles: admins, what: 'change how invoices are numbered' },
  'credit-notes.write': { roles: money, what: 'make credit notes' },
  'write-offs.write': { roles: money, what: 'write off invoices' },
  'write-offs.small': { roles: seniors, what: 'close invoices of which little remains' },
  'prolongations.write': { roles: staff, what: 'prolong invoices, at the fee of the policy' },
  'prolongations.cancel': { roles: seniors, what: 'take back prolongations that were made by mistake' },
  'approvals.read': { roles: everybody, what: 'read what waits for a second person' },
  'approvals.ask': { roles: staff, what: 'withdraw what they asked a second person for' },
  'approvals.decide': {
    roles: seniors,
    what: 'approve and refuse what others ask for, where they may do the act themselves',
  },
  'disputes.write': { roles: staff, what: 'raise and close disputes' },
  'disputes.resolve': { roles: money, what: 'decide disputes, which credits what the debtor does not owe' },
  'journal.read': { roles: everybody, what: 'read the journal' },
  'payments.read': { roles: everybody, what: 'read payments, promises to pay and plans in instalments' },
  'payments.record': { roles: money, what: 'record payments and mark invoices as paid' },
  'payments.reverse': { roles: money, what: 'reverse payments' },
  'reconciliations.read': { roles: money, what: 'read comparisons with the reports of payment providers' },
  'reconciliations.run': { roles: money, what: 'compare a day with the report of the payment provider' },
  'arrangements.write': { roles: staff, what: 'make, change and end plans in instalments' },
  'promises.write': { roles: staff, what: 'record and cancel promises to pay' },
  'settlements.write': {
    roles: staff,
    what: 'quote, offer and withdraw settlements, and record that a debtor accepts one',
  },
  'methods.write': {
    roles: staff,
    what: 'ask debtors for payment methods, and disable, enable and revoke these',
  },
  'methods.charge': { roles: staff, what: 'charge payment methods of debtors' },
  'cases.read': { roles: everybody, what: 'find and read cases, holds, reasons and why invoices are collected' },
  'cases.pause': { roles: agents, what: 'pause and resume cases, place and lift holds' },
  'cases.cancel': { roles: leads, what: 'cancel cases' },
  'cases.sequence': { roles: agents, what: 'start sequences by hand and change the sequence of a case' },
  'bulk-acts.run': { roles: staff, what: 'do to many cases, invoices or customers at once what they may do to one' },
  'cases.move': { roles: admins, what: 'move the open cases of a sequence to its active version' },
  'sequences.read': { roles: everybody, what: 'read sequences and templates' },
  'sequences.write': { roles: admins, what: 'change sequences and templates' },
  'calendars.read': { roles: everybody, what: 'read calendars and compute working days' },
  'calendars.write': { roles: admins, what: 'change calendars' },
  'reference-rates.write': { roles: admins, what: 'enter reference rates of interest' },
  'terms.read': {
    roles: everybody,
    what: 'read payment terms, ask when an invoice would be due, and read how invoices may be prolonged',
  },
  'terms.write': { roles: admins, what: 'set and remove payment terms, and how invoices may be prolonged' },
  'fee-policies.write': {
    roles: admins,
    what: 'apply and retire policies of late fees, and say which fees are allowed',
  },
  'messages.read': { roles: everybody, what: 'read messages that were sent' },
  'messages.send': { roles: agents, what: 'send messages by hand' },
  'messages.bounce': { roles: agents, what: 'record that a message came back' },
  'contact-law.read': { roles: everybody, what: 'ask when a customer may be contacted' },
  'contact-law.write': { roles: leads, what: 'set how often a customer may be contacted' },
  'placements.read': { roles: everybody, what: 'read placements, agencies and the files exchanged with them' },
  'placements.send': { roles: leads, what: 'send debts to agencies' },
  'placements.recall': { roles: leads, what: 'recall placements and invoices' },
  'agencies.write': { roles: admins, what: 'change agencies and read their files' },
  'imports.read': { roles: everybody, what: 'read imports and payment files' },
  'imports.write': { roles: money, what: 'upload invoices and payments' },
  'views.own': { roles: everybody, what: 'save views of lists' },
  'views.share': { roles: leads, what: 'share saved views with all' },
  'layouts.own': { roles: everybody, what: 'arrange the page of a customer for oneself' },
  'layouts.share': { roles: admins, what: 'arrange the page of a customer for a role' },
  'live.read': { roles: everybody, what: 'learn at once of what changes' },
  'lists.export': { roles: seniors, what: 'export lists' },
  'administration.read': {
    roles: seniors,
    what: 'open the administration and read what each role may do',
  },
  'access.read': { roles: admins, what: 'read who looked at what' },
  'operations.read': { roles: admins, what: 'read parked events and dead letters' },
  'operations.act': { roles: admins, what: 'replay and drop parked events and dead letters' },
  'clock.read': { roles: everybody, what: 'read the business time' },
  'clock.step': { roles: admins, what: 'step a test clock' },
} as const satisfies Readonly<Record<string, Permitted>>;

export type Permission = keyof typeof permissionTable;

export const permissions = Object.keys(permissionTable) as Permission[];

/** What a person of these roles may do. @param withdrawn what the configuration takes from everybody */
export function permissionsOf(held: readonly Role[], withdrawn: readonly Permission[] = []): Permission[] {
  return permissions.filter(
    (name) => !withdrawn.includes(name) && permissionTable[name].roles.some((role) => held.includes(role)),
  );
}

/** The roles that groups of the identity provider give. @param groupsOf groups by role, as configured */
export function rolesOf(groups: readonly string[], groupsOf: ReadonlyMap<Role, readonly string[]>): Role[] {
  return roles.filter((role) => groupsOf.get(role)?.some((group) => groups.includes(group)));
}
