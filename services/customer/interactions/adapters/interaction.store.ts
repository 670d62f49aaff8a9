import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { boolean, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { Choice, ChoiceList } from '../domain/choice.js';
import type { Interaction } from '../domain/interaction.js';
import { ChoiceStore, type InteractionKey, InteractionStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresInteractionStore extends InteractionStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, interaction: Interaction): Promise<void> {
    await interactions.insertMany(tx, [interaction]);
  }

  override async find(tx: Tx, interactionId: string): Promise<Interaction | null> {
    if (!isId(interactionId)) return null;
    const sql = `SELECT ${interactions.select()} FROM interactions WHERE interaction_id = $1`;
    const [row] = await tx.query<object>(sql, [interactionId]);
    return row ? interactions.toDomain(row) : null;
  }

  override async list(customerId: string, page: PageRequest<InteractionKey>): Promise<Interaction[]> {
    const after = page.after ?? [null, null];
    const rows = await this.database.query<object>(
      `SELECT ${interactions.select()} FROM interactions
        WHERE customer_id = $1
          AND ($2::timestamptz IS NULL OR (occurred_at, interaction_id) < ($2::timestamptz, $3::uuid))
        ORDER BY occurred_at DESC, interaction_id DESC LIMIT $4`,
      [customerId, ...after, page.limit],
    );
    return rows.map((row) => interactions.toDomain(row));
  }

  override async findTexts(tx: Tx, interactionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ interaction_id: string; text: string }>(
      'SELECT interaction_id, left(text, $2) AS text FROM interactions WHERE interaction_id = ANY ($1::uuid[])',
      [interactionIds, maxTextRead],
    );
    return new Map(rows.map((row) => [row.interaction_id, row.text]));
  }
}

@Injectable()
export class PostgresChoiceStore extends ChoiceStore {
  override async list(on: Queryable, list: ChoiceList | null): Promise<Choice[]> {
    const rows = await on.query<object>(
      `SELECT ${choices.select()} FROM interaction_choices WHERE ($1::text IS NULL OR list = $1)
        ORDER BY list, title, code`,
      [list],
    );
    return rows.map((row) => choices.toDomain(row));
  }

  override async lockList(tx: Tx, list: ChoiceList): Promise<Choice[]> {
    await tx.query('SELECT FROM interaction_choices WHERE list = $1 ORDER BY code FOR UPDATE', [list]);
    return this.list(tx, list);
  }

  override async upsert(tx: Tx, choice: Choice): Promise<void> {
    await choices.upsertMany(tx, [choice], ['title', 'active']);
  }
}

/** More than a line of the diary shows, blanks included. */
const maxTextRead = 1_000;

const interactions = rowOf<Interaction>()('interactions', ['interaction_id'], {
  interaction_id: uuid('interactionId'),
  customer_id: uuid('customerId'),
  method: text('method'),
  outcome: text('outcome'),
  direction: text('direction'),
  delinquency_reason: text('delinquencyReason'),
  text: text('text'),
  invoice_id: uuid('invoiceId'),
  case_id: uuid('caseId'),
  occurred_at: timestamp('occurredAt'),
  author: text('author'),
  created_at: timestamp('createdAt'),
});

const choices = rowOf<Choice>()('interaction_choices', ['list', 'code'], {
  list: text('list'),
  code: text('code'),
  title: text('title'),
  active: boolean('active'),
});
