import {
  loadSettings,
  MigrationSettings,
  NamespaceSettings,
  OrganisationSettings,
  PlatformSettings,
  RpcSettings,
  type ServiceManifest,
  type Setting,
  SettingsError,
  TopicSettings,
} from '#libs/platform';

type Classes = Parameters<typeof loadSettings>[0];
type Environment = Readonly<Record<string, string>>;

/** What the commands of the image read. */
const readBy: Record<string, (name: string, env: Environment) => Promise<Classes> | Classes> = {
  run: async (name) => {
    const { settings } = await manifestOf(name);
    return [PlatformSettings, OrganisationSettings, ...(settings ? [settings] : [])];
  },
  migrate: () => [MigrationSettings],
  topics: () => [TopicSettings],
  namespace: () => [NamespaceSettings],
  verify: (_name, env) => [
    RpcSettings,
    TopicSettings,
    ...('DUNLIN_TEMPORAL_ADDRESS' in env ? [NamespaceSettings] : []),
  ],
};

/**
 * Whether a process would start in an environment: its own settings classes read it. Files that lie in no image are
 * taken to be there.
 * @returns a line for each variable that is wrong, missing or unknown
 */
export async function settingsFaults([command = '', name = '']: string[], given: Environment): Promise<string[]> {
  const env = withSecrets(given);
  const classes = await readBy[command]!(name, env);
  const known = new Set(classes.flatMap(({ shape }) => Object.values(shape)).flatMap(variablesOf));
  const unknown = Object.keys(env).filter((variable) => variable.startsWith('DUNLIN_') && !known.has(variable));
  // Every command writes lines of the level that is asked for, and made topics are protobuf or JSON to none of them.
  const harmless = new Set(['DUNLIN_LOG_LEVEL', 'DUNLIN_EVENTS_FORMAT']);
  const strange = unknown.filter((variable) => !harmless.has(variable)).map((variable) => `${variable} is unknown`);
  return [...strange, ...faultsOf(classes, env)];
}

/** Manifest of a service, read from its sources. */
export async function manifestOf(name: string): Promise<ServiceManifest> {
  const { service } = (await import(`../../services/${name}/service.js`)) as { service: ServiceManifest };
  return service;
}

function faultsOf(classes: Classes, env: Environment): string[] {
  try {
    loadSettings(classes, env);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const faults = error.faults.filter(({ problem }) => !problem.endsWith('cannot be read (ENOENT)'));
    return faults.map(({ variable, problem }) => `${variable} ${problem}`);
  }
}

const variablesOf = ({ variable, password }: Setting): string[] =>
  password ? [variable, password.variable] : [variable];

function withSecrets(env: Environment): Environment {
  const entries = Object.entries(env).map(([variable, value]) =>
    value.startsWith('/etc/dunlin/secrets/') ? [variable.replace(/_FILE$/, ''), 'secret'] : [variable, value],
  );
  return Object.fromEntries(entries) as Environment;
}
