import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A class, because only a class can say what the comment of its table is: console may add to it and read it. */
@Entity({ name: 'access_entries', comment: 'append-only' })
@Index('access_entries_by_time', ['looked_at', 'entry_id'])
@Index('access_entries_by_customer', ['customer_id', 'looked_at', 'entry_id'])
@Index('access_entries_by_actor', ['actor', 'looked_at', 'entry_id'])
@Index('access_entries_by_operation', ['operation', 'looked_at', 'entry_id'])
@Check(
  'access_entries_texts',
  `length(actor) <= 300 AND length(client) <= 200
    AND length(operation) BETWEEN 1 AND 200 AND length(purpose) <= 300`,
)
@Check('access_entries_count', 'row_count >= 0')
export class AccessEntriesTable {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'access_entries_pkey' })
  entry_id!: string;

  @Column('text')
  actor!: string;

  @Column('text')
  client!: string;

  @Column('text')
  operation!: string;

  @Column('uuid', { nullable: true })
  customer_id!: string | null;

  @Column('text')
  purpose!: string;

  @Column('text', { array: true })
  filter!: string[];

  @Column('bigint')
  row_count!: string;

  @Column('timestamptz')
  looked_at!: Date;
}
