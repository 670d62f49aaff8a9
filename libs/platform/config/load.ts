import fs from 'node:fs';
import type { AnySettingsClass, Setting, SettingsFault } from './setting.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown once with everything that is wrong, so that one restart is enough. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly SettingsFault[]) {
    super(`The settings are wrong in ${faults.length} ${faults.length === 1 ? 'place' : 'places'}.\n${lines(faults)}`);
  }
}

/** The validated instances of several settings classes. */
export class LoadedSettings {
  constructor(private readonly instances: ReadonlyMap<AnySettingsClass, object>) {}

  get<Class extends AnySettingsClass>(settingsClass: Class): InstanceType<Class> {
    const found = this.instances.get(settingsClass);
    if (!found) throw new Error(`${settingsClass.name} was not among the settings that were loaded.`);
    return found as InstanceType<Class>;
  }

  entries(): IterableIterator<[AnySettingsClass, object]> {
    return this.instances.entries();
  }
}

/** The environment of this process; nothing else reads it. */
export function processEnvironment(): Environment {
  return process.env;
}

/**
 * Reads and validates all variables of all classes.
 * @param across finds what is wrong between the values of several classes, or with the program that reads them
 * @throws SettingsError that lists every fault of every class
 */
export function loadSettings(
  classes: readonly AnySettingsClass[],
  env: Environment,
  across: (loaded: LoadedSettings) => readonly SettingsFault[] = () => [],
): LoadedSettings {
  const faults: SettingsFault[] = [];
  const instances = new Map<AnySettingsClass, object>();
  for (const settingsClass of classes) {
    const { values, faults: found } = readClass(settingsClass, env);
    faults.push(...found, ...judge(() => settingsClass.rule(values), found.length > 0));
    instances.set(settingsClass, new settingsClass(values));
  }
  const loaded = new LoadedSettings(instances);
  faults.push(...judge(() => across(loaded), faults.length > 0));
  if (faults.length > 0) throw new SettingsError(distinct(faults));
  return loaded;
}

function readClass(settingsClass: AnySettingsClass, env: Environment) {
  const values: Record<string, unknown> = {};
  const faults: SettingsFault[] = [];
  for (const [name, setting] of Object.entries(settingsClass.shape)) {
    const { text: given, faults: unread } = read(setting, env);
    faults.push(...unread);
    if (unread.length > 0) continue;
    const parsed = setting.schema.safeParse(given ?? setting.defaultText);
    if (parsed.success) values[name] = parsed.data;
    else
      faults.push(
        faultOf(
          setting,
          given,
          parsed.error.issues.map(({ message }) => message),
        ),
      );
  }
  return { values, faults };
}

/** The text of a setting, with its password in place where that is given apart. */
function read(setting: Setting, env: Environment): { text: string | undefined; faults: SettingsFault[] } {
  const faults: SettingsFault[] = [];
  const textOf = ({ variable, chart }: { variable: string; chart: string | undefined }): string | undefined => {
    try {
      return (setting.secret ? secretText(variable, env) : env[variable]) || undefined;
    } catch (error) {
      const { message: problem } = error as Error;
      faults.push({ variable: `${variable}_FILE`, problem, remedy: setting.doc, chart });
      return undefined;
    }
  };
  const text = textOf(setting);
  const password = setting.password ? textOf(setting.password) : undefined;
  return { text: text && password ? withPassword(text, password) : text, faults };
}

/**
 * A secret stands in its variable, or in the file that the variable with _FILE names.
 * @throws Error whose message continues after the variable's name
 */
function secretText(variable: string, env: Environment): string | undefined {
  const file = env[`${variable}_FILE`];
  if (!file) return env[variable];
  if (env[variable]) throw new Error(`is set, but ${variable} is set too`);
  try {
    return fs.readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException;
    throw new Error(`is ${JSON.stringify(file)}, which cannot be read (${code})`, { cause: error });
  }
}

/** Leaves a text that is no address unchanged; the schema refuses it. */
function withPassword(text: string, password: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  // The property encodes some characters but takes a percent sign as it comes.
  url.password = encodeURIComponent(password);
  return url.toString();
}

/** A rule sees what could be read; where the value it needs is wrong itself, it has nothing to add. */
function judge(rule: () => readonly SettingsFault[], isPartial: boolean): readonly SettingsFault[] {
  try {
    return rule();
  } catch (error) {
    if (isPartial) return [];
    throw error;
  }
}

function faultOf(setting: Setting, given: string | undefined, messages: readonly string[]): SettingsFault {
  const shown = setting.secret ? '(hidden)' : JSON.stringify(given);
  const problem = given === undefined ? 'is not set' : `is ${shown}, which is wrong: ${messages.join('; ')}`;
  return { variable: setting.variable, problem, remedy: setting.doc, chart: setting.chart };
}

function distinct(faults: readonly SettingsFault[]): SettingsFault[] {
  return [...new Map(faults.map((fault) => [`${fault.variable} ${fault.problem}`, fault])).values()];
}

function lines(faults: readonly SettingsFault[]): string {
  return faults
    .map(({ variable, problem, remedy, chart }) => {
      const place = chart ? ` Chart value: ${chart}.` : '';
      return `  ${variable} ${problem}. Set: ${remedy}${place}`;
    })
    .join('\n');
}
