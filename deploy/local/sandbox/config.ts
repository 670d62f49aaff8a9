import fs from 'node:fs';

/** What the sandbox is told; the launcher writes it, readable by its own user only. */
export interface SandboxConfig {
  readonly host: string;
  readonly port: number;
  /** Who calls its API shows this as a bearer token. */
  readonly apiKey: string;
  /** Signs its webhooks, `whsec_<base64>`. */
  readonly webhookSecret: string;
  /** Where its webhooks go. */
  readonly webhookUrl: string;
  /** Keeps what it knows from start to start. */
  readonly file: string;
  /** How long banks take, and how late a late webhook is, in milliseconds. */
  readonly delayMs: number;
}

export function readConfig(file: string): SandboxConfig {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as SandboxConfig;
}
