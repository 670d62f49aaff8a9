import { EntitySchema } from 'typeorm';
import { flag, instant, integer, json, key, text } from '../../waking/columns.js';

const sequences = new EntitySchema({
  name: 'sequences',
  columns: {
    name: { ...text, ...key('sequences_pkey') },
    version: { ...integer, ...key('sequences_pkey') },
    document: text,
    definition: json,
    active: flag,
    applied_by: text,
    created_at: instant,
  },
  indices: [{ name: 'sequences_active', columns: ['name'], unique: true, where: '(active)' }],
  checks: [{ name: 'sequences_version', expression: 'version > 0' }],
});

export const sequencesTables = [sequences];
