import fs from 'node:fs';
import path from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type MigrationClass, migrationClasses } from '#libs/platform';
import { createEmptyDatabase } from '#libs/testing';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { serviceNames } from '../../libs/stack/state.js';
import { expansionFaults } from './expansion.js';
import { type Release, releases } from './releases.js';

let made = 0;

/** A migration of some statements, in the order in which they are made. */
function migration(name: string, statements: readonly string[], own: object = {}): MigrationClass {
  const numbered = `${name}${1_763_900_000_000 + (made += 1)}`;
  const up = async (queryRunner: QueryRunner): Promise<void> => {
    for (const statement of statements) await queryRunner.query(statement);
  };
  const instance: MigrationInterface = { name: numbered, up, down: async () => undefined, ...own };
  const described = class {
    constructor() {
      return instance;
    }
  };
  Object.defineProperty(described, 'name', { value: numbered });
  return described as unknown as MigrationClass;
}

/** What a release has; each case has its own. */
const tablesOf = (number: number): string[] => [
  `CREATE TABLE debtors_${number} (debtor_id int PRIMARY KEY, name text NOT NULL, note text)`,
  `CREATE TABLE debts_${number} (debt_id int PRIMARY KEY, amount_minor int NOT NULL, kind text)`,
  `ALTER TABLE debts_${number} ADD CONSTRAINT kinds CHECK (kind IN ('A', 'B')) NOT VALID`,
  `CREATE INDEX by_amount_${number} ON debts_${number} (amount_minor)`,
  `ALTER TABLE debts_${number} ADD CONSTRAINT known CHECK (debt_id > 0) NOT VALID`,
  `CREATE FUNCTION owed_${number}() RETURNS int LANGUAGE sql RETURN 1`,
];

interface Case {
  /** A name for the migration that does it. */
  readonly what: string;
  /** `#` stands for the number of the case. */
  readonly statements: readonly string[];
  /** What is said of it; nothing where it is fine. */
  readonly said?: string;
  readonly own?: object;
}

const cases: readonly Case[] = [
  {
    what: 'DropColumn',
    statements: ['ALTER TABLE debtors_# DROP COLUMN note'],
    said: 'takes away column debtors_#.note (text). The release before still uses it',
  },
  {
    what: 'RenameColumn',
    statements: ['ALTER TABLE debtors_# RENAME note TO remark'],
    said: 'takes away column debtors_#.note',
  },
  {
    what: 'RenameTable',
    statements: ['ALTER TABLE debts_# RENAME TO claims_#'],
    said: 'takes away column debts_#.amount_minor',
  },
  { what: 'DropTable', statements: ['DROP TABLE debts_#'], said: 'takes away column debts_#.debt_id' },
  { what: 'DropIndex', statements: ['DROP INDEX by_amount_#'], said: 'takes away index debts_#.by_amount_#' },
  { what: 'DropFunction', statements: ['DROP FUNCTION owed_#()'], said: 'takes away function owed_#()' },
  {
    what: 'ChangeType',
    statements: ['ALTER TABLE debts_# ALTER amount_minor TYPE bigint'],
    said: 'changes column debts_#.amount_minor (integer NOT NULL) into bigint NOT NULL',
  },
  {
    what: 'DemandColumn',
    statements: ['ALTER TABLE debts_# ADD zone text NOT NULL'],
    said: 'demands more of debts_#: column debts_#.zone',
  },
  {
    what: 'DemandValue',
    statements: ['ALTER TABLE debtors_# ALTER note SET NOT NULL'],
    said: 'changes column debtors_#.note (text) into text NOT NULL',
  },
  {
    what: 'AddCheck',
    statements: ['ALTER TABLE debts_# ADD CONSTRAINT c CHECK (amount_minor > 0)'],
    said: 'demands more of debts_#: constraint debts_#.c',
  },
  {
    what: 'AddLenient',
    statements: [
      `ALTER TABLE debts_# ADD agreed int NOT NULL DEFAULT 0,
         ADD CONSTRAINT lenient CHECK (agreed = 0 OR amount_minor > 0) NOT VALID`,
    ],
    own: { lenientChecks: ['lenient'] },
  },
  {
    what: 'WidenCheck',
    statements: [
      'ALTER TABLE debts_# DROP CONSTRAINT kinds',
      `ALTER TABLE debts_# ADD CONSTRAINT kinds CHECK (kind IN ('A', 'B', 'C')) NOT VALID`,
    ],
    own: { widenedChecks: ['kinds'] },
  },
  {
    what: 'AddAlternative',
    statements: [
      'ALTER TABLE debts_# DROP CONSTRAINT known',
      'ALTER TABLE debts_# ADD CONSTRAINT known CHECK (debt_id > 0 OR debt_id = -1 AND amount_minor = 0) NOT VALID',
    ],
    own: { widenedChecks: ['known'] },
  },
  {
    what: 'TakeAlternative',
    statements: [
      'ALTER TABLE debts_# DROP CONSTRAINT known',
      'ALTER TABLE debts_# ADD CONSTRAINT known CHECK (debt_id > 1 OR debt_id = -1) NOT VALID',
    ],
    said: 'changes constraint debts_#.known',
    own: { widenedChecks: ['known'] },
  },
  {
    what: 'AddTrigger',
    statements: [
      'CREATE TRIGGER t AFTER UPDATE ON debts_# FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    ],
    said: 'demands more of debts_#: trigger debts_#.t',
  },
  {
    what: 'AddLenientTrigger',
    statements: [
      'CREATE TRIGGER t AFTER UPDATE ON debts_# FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    ],
    own: { lenientTriggers: ['t'] },
  },
  {
    what: 'AddTriggerBefore',
    statements: [
      'CREATE TRIGGER t BEFORE UPDATE ON debts_# FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    ],
    said: 'demands more of debts_#: trigger debts_#.t',
    own: { lenientTriggers: ['t'] },
  },
  {
    what: 'GrowUnsaid',
    statements: [
      'ALTER TABLE debts_# DROP CONSTRAINT kinds',
      `ALTER TABLE debts_# ADD CONSTRAINT kinds CHECK (kind IN ('A', 'B', 'C')) NOT VALID`,
    ],
    said: 'changes constraint debts_#.kinds',
  },
  {
    what: 'SwapValues',
    statements: [
      'ALTER TABLE debts_# DROP CONSTRAINT kinds',
      `ALTER TABLE debts_# ADD CONSTRAINT kinds CHECK (kind IN ('A', 'C')) NOT VALID`,
    ],
    said: 'changes constraint debts_#.kinds',
    own: { widenedChecks: ['kinds'] },
  },
  {
    what: 'NameAbsent',
    statements: ['ALTER TABLE debts_# ADD agreed int NOT NULL DEFAULT 0'],
    said: 'says that absent is lenient, and adds no such thing',
    own: { lenientChecks: ['absent'] },
  },
  {
    what: 'AddUnique',
    statements: ['CREATE UNIQUE INDEX CONCURRENTLY u_# ON debtors_# (name)'],
    said: 'demands more of debtors_#: index debtors_#.u_#',
    own: { transaction: false },
  },
  {
    what: 'BuildIndex',
    statements: ['CREATE INDEX i_# ON debtors_# (note)'],
    said: 'stops writes to debtors_# while it builds an index',
  },
  {
    what: 'LockTwo',
    statements: ['ALTER TABLE debtors_# ADD a int', 'ALTER TABLE debts_# ADD a int'],
    said: 'locks debtors_# and debts_# together; a migration locks one table',
  },
  {
    what: 'Rewrite',
    statements: ['ALTER TABLE debts_# ADD drawn numeric DEFAULT random()'],
    said: 'writes all rows of debts_# again under a lock',
  },
  {
    what: 'ReadAll',
    statements: ['ALTER TABLE debts_# ADD a int, ADD CONSTRAINT s CHECK (a >= 0)'],
    said: 'reads all rows of debts_# under a lock for s',
  },
  {
    what: 'DropTooSoon',
    statements: ['ALTER TABLE debtors_# DROP COLUMN note'],
    said: 'says that 0.2.0 stopped using what it takes away, and that release is not out',
    own: { unusedSince: '0.2.0' },
  },
  {
    what: 'DropNothing',
    statements: ['ALTER TABLE debtors_# ADD zone text'],
    said: 'names a release in unusedSince and takes nothing away',
    own: { unusedSince: '0.1.0' },
  },
  { what: 'DropUnused', statements: ['ALTER TABLE debtors_# DROP COLUMN note'], own: { unusedSince: '0.1.0' } },
  {
    what: 'AddOnly',
    statements: [
      'ALTER TABLE debtors_# ADD zone text, ADD score int NOT NULL DEFAULT 0, ADD CONSTRAINT s CHECK (score >= 0) NOT VALID',
      'CREATE TABLE notes_# (note_id int PRIMARY KEY, debtor_id int NOT NULL REFERENCES debtors_#)',
      'CREATE INDEX notes_by_debtor_# ON notes_# (debtor_id)',
      'CREATE OR REPLACE FUNCTION owed_#() RETURNS int LANGUAGE sql RETURN 2',
    ],
  },
  {
    what: 'ValidateBeside',
    statements: ['ALTER TABLE debts_# VALIDATE CONSTRAINT known'],
    own: { transaction: false },
  },
  {
    what: 'IndexBeside',
    statements: ['CREATE INDEX CONCURRENTLY i_# ON debtors_# (note)'],
    own: { transaction: false },
  },
];

describe('migrations run beside the release before', () => {
  let faults: readonly string[];

  beforeAll(async () => {
    const numbered = (text: string, number: number): string => text.replaceAll('#', String(number));
    const added = cases.map(({ what, statements, own }, number) =>
      migration(
        what,
        statements.map((statement) => numbered(statement, number)),
        own,
      ),
    );
    const database = await createEmptyDatabase('judged');
    const released = [
      migration(
        'First',
        cases.flatMap((_case, number) => tablesOf(number)),
      ),
    ];
    faults = await expansionFaults({ ownerUrl: database.ownerUrl, released, added, versions: ['0.1.0'] });
    await database.drop();
  });

  it.each(cases.map(({ what, said = 'nothing' }, number) => [what, said.replaceAll('#', String(number))]))(
    'says of %s: %s',
    (what, said) => {
      const found = faults.filter((fault) => fault.startsWith(what)).join('\n');
      if (said === 'nothing') expect(found).toBe('');
      else expect(found).toContain(said);
    },
  );

  const last = releases().at(-1);
  const ifReleased = last ? it : it.skip;
  ifReleased('holds for every migration since the last release (no release is recorded before 0.2.0)', async () => {
    if (!last) return;
    const faults: string[] = [];
    for (const name of serviceNames) faults.push(...(await faultsSince(last, name)));
    expect(faults).toEqual([]);
  });
});

async function faultsSince(last: Release, service: string): Promise<string[]> {
  const platform = migrationsIn('libs/platform/db/migrations', last, 'platform');
  const own = migrationsIn(`services/${service}/migrations`, last, service);
  const misplaced = [...platform.faults, ...own.faults];
  if (misplaced.length > 0) return misplaced;
  const classes = await migrationClasses(path.join(repositoryRoot, `services/${service}/migrations`));
  // The platform's come first.
  const released = [
    ...classes.slice(0, platform.released),
    ...classes.slice(platform.all, platform.all + own.released),
  ];
  const added = classes.filter((migration) => !released.includes(migration));
  if (added.length === 0) return [];
  const database = await createEmptyDatabase(service);
  try {
    const versions = releases().map(({ version }) => version);
    return await expansionFaults({ ownerUrl: database.ownerUrl, released, added, versions });
  } finally {
    await database.drop();
  }
}

/** How many migrations a folder has, and how many of them a release has already. */
function migrationsIn(folder: string, { version, lastMigrations }: Release, owner: string) {
  const files = fs.readdirSync(path.join(repositoryRoot, folder)).filter((file) => /^\d{4}-.*\.ts$/.test(file));
  const last = lastMigrations[owner];
  const released = last ? Number.parseInt(last, 10) : 0;
  const faults = files
    .sort()
    .flatMap((file, index) =>
      Number.parseInt(file, 10) === index + 1 ? [] : [`${folder}/${file} is not number ${index + 1}`],
    );
  if (last && files[released - 1] !== `${last}.ts`)
    faults.push(`${folder}: ${last} of release ${version} is gone or not in its place`);
  return { all: files.length, released, faults };
}
