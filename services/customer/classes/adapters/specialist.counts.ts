import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Background, type Counter, counterTable, keepCounts } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import { defaultClass } from '../domain/customer-class.js';
import type { ClassTeam, TeamMember } from '../domain/team.js';
import { SpecialistCounts } from '../use-cases/ports.js';

const counter: Counter = {
  name: 'specialist_counts',
  of: 'customers',
  by: { specialist_id: 'uuid' },
  sums: [],
};

export const specialistCountsTable = counterTable(counter);

/** The counts, which are kept short. */
@Injectable()
export class PostgresSpecialistCounts extends SpecialistCounts {
  constructor(
    background: Background,
    private readonly database: Database,
  ) {
    super();
    keepCounts(background, database, [counter]);
  }

  override async findTeams(tx: Tx, classNames: readonly string[]): Promise<ClassTeam[]> {
    const rows = await tx.query<TeamRow>(
      `SELECT c.name AS class_name, c.locked, p.person_id, p.name, coalesce(n.customer_count, 0) AS customer_count
         FROM customer_classes c
         LEFT JOIN (roster_members m JOIN people p ON p.person_id = m.person_id AND p.active) ON m.roster = c.team
         LEFT JOIN (SELECT specialist_id, sum(row_count)::bigint AS customer_count
                      FROM specialist_counts GROUP BY specialist_id) n ON n.specialist_id = p.person_id
        WHERE c.name = ANY ($1::text[])
        ORDER BY c.name, p.person_id`,
      [[...classNames, defaultClass]],
    );
    const membersOf = (className: string): TeamMember[] =>
      rows.flatMap(({ class_name, person_id, name, customer_count }) =>
        class_name === className && person_id !== null
          ? [{ personId: person_id, name: name!, customerCount: customer_count }]
          : [],
      );
    const fallback = membersOf(defaultClass);
    const locked = new Map(rows.map((row) => [row.class_name, row.locked]));
    return classNames.flatMap((className) => {
      if (!locked.has(className)) return [];
      const own = membersOf(className);
      return [{ className, locked: locked.get(className)!, members: own.length > 0 ? own : fallback }];
    });
  }

  override async add(tx: Tx, changes: ReadonlyMap<string, number>): Promise<void> {
    const real = [...changes].filter(([, count]) => count !== 0);
    if (real.length === 0) return;
    await tx.query(
      `INSERT INTO specialist_counts (specialist_id, row_count) SELECT * FROM unnest($1::uuid[], $2::bigint[])`,
      [real.map(([personId]) => personId), real.map(([, count]) => count)],
    );
  }

  override async findMany(personIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const rows = await this.database.query<{ specialist_id: string; customer_count: bigint }>(
      `SELECT specialist_id, sum(row_count)::bigint AS customer_count FROM specialist_counts
        WHERE specialist_id = ANY ($1::uuid[]) GROUP BY specialist_id`,
      [personIds.filter(isId)],
    );
    return new Map(rows.map((row) => [row.specialist_id, row.customer_count]));
  }
}

interface TeamRow {
  class_name: string;
  locked: boolean;
  person_id: string | null;
  name: string | null;
  customer_count: bigint;
}
