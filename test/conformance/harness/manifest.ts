import { execFileSync } from 'node:child_process';

export interface Rpc {
  /** Full name of the service. */
  readonly service: string;
  readonly method: string;
  readonly mutates: boolean;
}

/** Manifest of a service; all checks follow from it. */
export interface Description {
  readonly name: string;
  readonly rpcs: readonly Rpc[];
  readonly consumes: readonly string[];
  readonly publishes: readonly string[];
}

/** Asks the compiled program. It is asked before any test is declared, so it returns at once or fails the suite. */
export function describeService(program: string, service: string): Description {
  const printed = execFileSync(process.execPath, [program, 'describe', service], {
    encoding: 'utf8',
    env: plainEnvironment(),
  });
  return JSON.parse(printed) as Description;
}

export const nameOf = ({ service, method }: Rpc): string => `${service}/${method}`;

/** The test runner's own flags are not for the programs it starts. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _flags, ...rest } = process.env;
  return rest;
}
