/** Column shorthands of the tables files. */
export const uuid = { type: 'uuid' } as const;
export const text = { type: 'text' } as const;
export const texts = { type: 'text', array: true } as const;
export const bigint = { type: 'bigint' } as const;
export const integer = { type: 'integer' } as const;
export const instant = { type: 'timestamptz' } as const;
export const date = { type: 'date' } as const;
export const flag = { type: 'boolean' } as const;
export const json = { type: 'jsonb' } as const;
export const currency = { type: 'char', length: 3 } as const;
export const key = (name: string) => ({ primary: true, primaryKeyConstraintName: name }) as const;
export const maybe = { nullable: true } as const;
export const off = { ...flag, default: false } as const;
export const wallClock = { ...instant, default: () => 'clock_timestamp()' } as const;
export const identity = (name: string) =>
  ({ ...bigint, ...key(name), generated: 'identity' as 'increment', generatedIdentity: 'ALWAYS' }) as const;
