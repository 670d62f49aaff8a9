import type { Command } from 'commander';

/** A first word of the command line. */
export interface Noun {
  readonly name: string;
  /** Another word that people may know it by. */
  readonly alias?: string;
  readonly group: string;
  readonly description: string;
  /** Loaded only when it is asked for: most of what a command takes is loading code. */
  readonly load: () => Promise<(noun: Command) => void>;
}
