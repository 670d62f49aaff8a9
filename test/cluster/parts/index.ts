import type { Trial } from '../trial.js';
import { devDeps } from './dev-deps.js';
import { faults } from './faults.js';
import { hooks } from './hooks.js';
import { plainJobs } from './plain-jobs.js';

/** What is tried, by name; each part installs releases of its own and takes them away. */
export const parts: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  'plain-jobs': plainJobs,
  hooks,
  faults,
  'dev-deps': devDeps,
};
