import { Check, Column, Entity, PrimaryColumn, type PrimaryColumnOptions } from 'typeorm';

const knownChannel = `channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')`;
const primaryKeyConstraintName = 'templates_pkey';
const templateKey: PrimaryColumnOptions = { type: 'text', collation: 'C', primaryKeyConstraintName };

/** A class, because only a class can say what the comment of its table is: the service may add to it and read it. */
@Entity({ name: 'templates', comment: 'append-only' })
@Check('templates_channel', knownChannel)
@Check('templates_name', `name ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND char_length(name) <= 64`)
@Check('templates_version', 'version >= 1')
@Check(
  'templates_lengths',
  `char_length(locale) BETWEEN 2 AND 35 AND char_length(subject) BETWEEN 1 AND 500
    AND char_length(html) BETWEEN 1 AND 200000 AND char_length(text) BETWEEN 1 AND 200000`,
)
export class TemplatesTable {
  @PrimaryColumn(templateKey)
  name!: string;

  @PrimaryColumn(templateKey)
  locale!: string;

  @PrimaryColumn(templateKey)
  channel!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName })
  version!: number;

  @Column('text')
  subject!: string;

  @Column('text')
  html!: string;

  @Column('text')
  text!: string;

  @Column('text')
  actor!: string;

  @Column('timestamptz')
  created_at!: Date;
}
