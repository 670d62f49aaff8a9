import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

const key = { primaryKeyConstraintName: 'reference_rates_pkey' } as const;

/** A class, since an EntitySchema cannot carry the comment of a table. */
@Entity({ name: 'reference_rates', comment: 'append-only' })
@Check('reference_rates_version', 'version >= 1')
@Check('reference_rates_lengths', 'char_length(series) BETWEEN 1 AND 40 AND char_length(source) BETWEEN 1 AND 300')
export class ReferenceRatesTable {
  @PrimaryColumn({ type: 'text', collation: 'C', ...key })
  series!: string;
  @PrimaryColumn({ type: 'date', ...key })
  from_on!: string;
  @PrimaryColumn({ type: 'integer', ...key })
  version!: number;
  @Column({ type: 'integer' })
  ppm!: number;
  @Column({ type: 'text' })
  source!: string;
  @Column({ type: 'text' })
  entered_by!: string;
  @Column({ type: 'timestamptz' })
  entered_at!: Date;
}
