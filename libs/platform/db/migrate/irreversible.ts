/** The `down` of a migration whose data must not be lost. */
export function irreversible(): Promise<never> {
  return Promise.reject(new Error('Irreversible: restore from a backup.'));
}
