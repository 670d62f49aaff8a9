import fs from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../libs/stack/paths.js';

/** A release that is out. */
export interface Release {
  readonly version: string;
  /** The commit on main that it was built of. */
  readonly commit: string;
  /** The last migration that it has, as its file is named without `.ts`, of the platform and of each service. */
  readonly lastMigrations: Readonly<Record<string, string>>;
}

/** Oldest first. */
export function releases(): readonly Release[] {
  const file = path.join(repositoryRoot, 'deploy/releases.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { releases: Release[] }).releases;
}
