/** Somebody who can sign in at the local provider. */
export interface LocalPerson {
  /** What is typed, and the subject that Dunlin records. */
  readonly name: string;
  readonly fullName: string;
  readonly groups: readonly string[];
}

/** One person for each role; whoever can reach this machine may be any of them. */
export const people: readonly LocalPerson[] = [
  { name: 'viewer', fullName: 'Vera Viewer', groups: ['dunlin-viewer'] },
  { name: 'agent', fullName: 'Adam Agent', groups: ['dunlin-agent'] },
  { name: 'lead', fullName: 'Lena Lead', groups: ['dunlin-lead'] },
  { name: 'finance', fullName: 'Farid Finance', groups: ['dunlin-finance'] },
  { name: 'admin', fullName: 'Anna Admin', groups: ['dunlin-admin'] },
];
