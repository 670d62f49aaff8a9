import { DomainError } from '#libs/errors';
import {
  type AnySettingsClass,
  OrganisationSettings,
  PlatformSettings,
  processEnvironment,
  SettingsError,
} from '../config/index.js';
import { describeSettings } from '../config/index.js';
import { Logger } from '../observability/logger.js';
import { RpcMismatch } from '../rpc/server/boot-check.js';
import { describeService } from './describe.js';
import { launch, loadManifest, serviceNames } from './launch.js';
import { createNamespace, createTopics, migrateServices } from './provision.js';
import type { ServiceProcess } from './service-process.js';
import { verifyRelease } from './verify.js';

const usage = `Usage:
  main.js run <service>           runs a service in the roles of DUNLIN_ROLES
  main.js migrate <service>...    brings the databases of services up to date
  main.js topics                  makes the topics of all services
  main.js namespace               makes the Temporal namespace
  main.js verify [<service>...]   looks at a running release: services, topics, broker and Temporal
  main.js settings                prints docs/settings.md
  main.js describe <service>      prints as JSON what a service offers and hears
`;
/** Ends the process when it exceeds its own time limit. */
const afterBoundMs = 2_000;

async function main([command, ...names]: string[]): Promise<number | undefined> {
  const env = processEnvironment();
  const logger = new Logger({ service: names[0] ?? 'dunlin', level: env['DUNLIN_LOG_LEVEL'] || 'info' });
  if (command === 'run' && names.length === 1) return run(names[0]!, logger);
  if (command === 'migrate' && names.length > 0) return done(migrateServices(names, env, logger));
  if (command === 'topics' && names.length === 0) return done(createTopics(env, logger));
  if (command === 'namespace' && names.length === 0) return done(createNamespace(env, logger));
  if (command === 'verify') return done(verifyRelease(names, env, logger));
  if (command === 'settings' && names.length === 0) return done(printSettings());
  if (command === 'describe' && names.length === 1) return done(printDescription(names[0]!));
  process.stderr.write(usage);
  return 2;
}

async function done(work: Promise<void>): Promise<number> {
  await work;
  return 0;
}

/**
 * A signal ends the process with 0, a failure with 1. Signals after the first change nothing, since a terminal and a
 * supervisor may both send one; the end is bounded anyway.
 * @returns undefined while the service runs
 */
async function run(name: string, logger: Logger): Promise<undefined> {
  const running: { service?: ServiceProcess } = {};
  let ending = false;
  const end = async (reason: string, exitCode: number): Promise<void> => {
    if (ending) return;
    ending = true;
    logger.info(`The ${name} service ends.`, { reason });
    const boundMs = (running.service?.app.get(PlatformSettings).shutdownTimeoutMs ?? 0) + afterBoundMs;
    setTimeout(() => process.exit(exitCode), boundMs).unref();
    await running.service?.stop();
    logger.flush();
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal, 0));
  process.on('uncaughtException', (error) => {
    logger.fatal('A defect ends the process.', error);
    void end('defect', 1);
  });
  running.service = await launch(name, processEnvironment(), { logger });
  void running.service.failed.then((reason) => {
    logger.fatal('The service cannot continue.', reason);
    return end('failure', 1);
  });
  return undefined;
}

async function printSettings(): Promise<void> {
  const own: { title: string; classes: AnySettingsClass[] }[] = [];
  for (const name of await serviceNames()) {
    const { settings } = await loadManifest(name);
    if (settings) own.push({ title: `Service ${name}`, classes: [settings] });
  }
  const shared = { title: 'Every service', classes: [PlatformSettings] };
  const organisation = { title: 'The organisation', classes: [OrganisationSettings] };
  process.stdout.write(describeSettings([shared, organisation, ...own]));
}

async function printDescription(name: string): Promise<void> {
  process.stdout.write(`${JSON.stringify(describeService(await loadManifest(name)))}\n`);
}

/** Errors that the operator can remedy need no stack. */
function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof RpcMismatch || error instanceof DomainError)
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    if (exitCode !== undefined) process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
