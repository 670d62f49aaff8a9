/** Faults of the network, and of a process that stands still. */
export const networkKinds = [
  'cut',
  'cut one way',
  'half open',
  'refused',
  'reset at times',
  'late',
  'slow',
  'no names',
  'paused',
] as const;

/** Those that take a server of their own, a mount, or longer than a test should. */
export const outageKinds = ['failover', 'full disk of postgres', 'full disk of kafka', 'clock jump'] as const;

export const faultKinds = [...networkKinds, ...outageKinds] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A fault that was brought about, until it is healed. */
export interface Fault {
  readonly where: string;
  readonly heldMs: number;
  heal(): void | Promise<void>;
}
