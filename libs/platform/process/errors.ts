import { defineErrors } from '#libs/errors';

/** Why a program of a release does not start or does not pass; no rpc gives these. */
export const programErrors = defineErrors({
  MIGRATION_INVALID: ['internal', 'A file of migrations does not export exactly one migration.'],
  RELEASE_UNHEALTHY: ['unavailable', 'A running release failed its verification; the message names every fault.'],
  SCHEMA_OUTDATED: ['unavailable', 'The database lacks migrations of this release.'],
  SERVICE_UNKNOWN: ['not-found', 'This release has no service of that name.'],
});
