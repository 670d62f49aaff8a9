import { Check, Column, Entity, EntitySchema, PrimaryColumn, type PrimaryColumnOptions } from 'typeorm';
import { instant, integer, key, text } from '../../waking/columns.js';

const calendars = new EntitySchema({
  name: 'calendars',
  columns: {
    code: { ...text, collation: 'C', ...key('calendars_pkey') },
    newest_version: integer,
    extend_at: instant,
  },
  indices: [{ name: 'calendars_extend', columns: ['extend_at', 'code'] }],
  checks: [
    {
      name: 'calendars_code',
      expression: `code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND char_length(code) <= 60`,
    },
  ],
});

const versionKey: PrimaryColumnOptions = { type: 'text', primaryKeyConstraintName: 'calendar_versions_pkey' };

/** A class, because only a class can say what the comment of its table is: the service may add to it and read it. */
@Entity({ name: 'calendar_versions', comment: 'append-only' })
@Check('calendar_versions_version', 'version >= 1')
@Check('calendar_versions_known', 'known_from <= known_until')
@Check('calendar_versions_lengths', 'char_length(title) BETWEEN 1 AND 200 AND char_length(reason) BETWEEN 1 AND 500')
class CalendarVersionsTable {
  @PrimaryColumn({ ...versionKey, collation: 'C' })
  code!: string;

  @PrimaryColumn({ ...versionKey, type: 'integer' })
  version!: number;

  @Column('text')
  title!: string;

  @Column('jsonb')
  weekend!: unknown;

  @Column('text')
  jurisdiction!: string;

  @Column('text')
  language!: string;

  @Column('date')
  known_from!: string;

  @Column('date')
  known_until!: string;

  @Column('date')
  used_from!: string;

  @Column('text')
  applied_by!: string;

  @Column('text')
  reason!: string;

  @Column('timestamptz')
  created_at!: Date;

  @Column('jsonb')
  holidays!: unknown;

  @Column('jsonb')
  own_days!: unknown;

  @Column('integer')
  holiday_count!: number;

  @Column('integer')
  own_day_count!: number;
}

export const calendarsTables = [calendars, CalendarVersionsTable];
