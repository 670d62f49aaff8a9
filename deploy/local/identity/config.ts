import fs from 'node:fs';

/** What the local provider is told; the launcher writes it, readable by its own user only. */
export interface IdentityConfig {
  readonly host: string;
  readonly port: number;
  readonly consoleUrl: string;
  readonly consoleSecret: string;
  readonly programSecret: string;
  /** Of everybody who can sign in. */
  readonly password: string;
  /** Private keys that tokens are signed with. */
  readonly keys: object[];
}

export function readConfig(file: string): IdentityConfig {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as IdentityConfig;
}
