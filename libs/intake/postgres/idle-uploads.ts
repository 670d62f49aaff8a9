import type { Intake } from '#libs/intake';
import type { FileIntake } from '#libs/intake/domain';
import type { Background } from '#libs/platform';
import type { SystemRunner } from '#libs/transactions';

const idleMs = 24 * 60 * 60 * 1_000;
const everyMs = 10 * 60 * 1_000;
const filesPerRound = 100;

/** Cancels, in the background, uploads to which nothing was added for a day. @param nouns `payment files` */
export function cancelIdleUploads<File extends FileIntake>(
  background: Background,
  nouns: string,
  intake: Intake<File>,
  system: SystemRunner,
): void {
  background.start({
    name: `idle uploads of ${nouns}`,
    roles: ['relay'],
    everyMs,
    run: () => intake.cancelIdleUploads(system, idleMs, filesPerRound),
  });
}
