import type { Intake } from '#libs/intake';
import type { FileIntake } from '#libs/intake/domain';
import type { Background, Clock, Metrics } from '#libs/platform';
import type { SystemRunner } from '#libs/transactions';
import type { IntakeStore } from '../ports.js';

const idleMs = 24 * 60 * 60 * 1_000;
const idleEveryMs = 10 * 60 * 1_000;
const idlePerRound = 100;
const leftOversEveryMs = 2_000;

/** What the upkeep of the files of one noun works with. */
interface FilesOfNoun<File extends FileIntake> {
  /** `payment files` */
  readonly nouns: string;
  readonly intake: Intake<File>;
  readonly files: IntakeStore<File>;
}

/** Cancels, in the background, uploads to which nothing was added for a day; deletes what ended files have left over. */
export function keepFiles<File extends FileIntake>(
  background: Background,
  system: SystemRunner,
  { nouns, intake, files }: FilesOfNoun<File>,
): void {
  background.start({
    name: `idle uploads of ${nouns}`,
    roles: ['relay'],
    everyMs: idleEveryMs,
    run: () => intake.cancelIdleUploads(system, idleMs, idlePerRound),
  });
  background.start({
    name: `left-overs of ${nouns}`,
    roles: ['relay'],
    everyMs: leftOversEveryMs,
    run: () => files.deleteLeftOvers(),
  });
}

/** The gauge of files that do not get further. */
export function watchFiles<File extends FileIntake>(
  metrics: Metrics,
  clock: Clock,
  { nouns, files }: FilesOfNoun<File>,
): void {
  const standstill = metrics.gauge(
    'dunlin_file_standstill_seconds',
    'Time since anything happened to the running or waiting file to which nothing has happened for the longest time.',
    ['files'],
  );
  metrics.beforeScrape(async () => {
    standstill.set({ files: nouns }, await files.maxStandstillSeconds(await clock.now()));
  });
}
