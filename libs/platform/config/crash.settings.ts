import { z } from 'zod';
import type { clockShape } from './clock.settings.js';
import { setting, type SettingsFault, type SettingsValues } from './setting.js';

/** Crashes on demand, for tests of what a crash leaves. The chart cannot set them. */
export const crashShape = {
  crashPoint: setting(
    'DUNLIN_CRASH_POINT',
    z.string().regex(/^([a-z-]+\.[a-z-]+)?$/, 'is no name of a crash point'),
    'Name of the place in the work at which the process ends at once, as if power failed, such as attempt.recorded. Needs DUNLIN_TRIAL.',
    '',
  ),
};

export function crashFaults({
  crashPoint,
  trial,
}: SettingsValues<typeof crashShape> & Pick<SettingsValues<typeof clockShape>, 'trial'>): SettingsFault[] {
  if (crashPoint === '' || trial) return [];
  const { variable, chart } = crashShape.crashPoint;
  const problem = 'is set, but this deployment is not for trying out';
  return [{ variable, problem, remedy: 'Leave it out: whoever reaches that place loses the process.', chart }];
}
