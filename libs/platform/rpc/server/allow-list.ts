import { ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';
import type { DomainError } from '#libs/errors';
import { type Grants, placeOf, type RpcSecuritySettings, rpcServerShape, SettingsError } from '../../config/index.js';
import { errors } from '../../errors.js';
import type { RpcMethod } from '../contracts.js';
import { callerNames, identityOf } from '../credentials.js';
import type { ErrorStatus } from '../status.js';
import type { CallerProof } from './caller-proof.js';

/** Rpcs of one service that each of its callers needs, by the caller's service name. */
export type ServiceCallers = Readonly<Record<string, readonly string[]>>;

/** The workflow service steps the clock of every service. */
export const operationsCallers: ServiceCallers = { workflow: ['GetOutstanding', 'SetClock', 'RunDue'] };

export interface AllowListOptions {
  /** The service that is called, and all of its rpcs. */
  readonly service: string;
  readonly methods: readonly RpcMethod[];
  /** What other services call. */
  readonly callers: ServiceCallers;
  readonly settings: RpcSecuritySettings & { readonly rpcCallers: Grants };
}

/** Who may call which rpc of one service, by the names in certificates. */
export class AllowList {
  /** Paths of rpcs by the name of the caller. */
  private readonly allowed = new Map<string, Set<string>>();
  private readonly known: ReadonlyMap<string, RpcMethod>;
  /** Names in the certificates of services. */
  readonly services: ReadonlySet<string>;

  /** @throws SettingsError when a caller is granted an rpc of this service that it does not have */
  constructor(private readonly options: AllowListOptions) {
    const { methods, callers, settings } = options;
    this.known = new Map(methods.map((method) => [method.path, method]));
    const services = new Set<string>();
    for (const shipped of [operationsCallers, callers]) {
      for (const [caller, names] of Object.entries(shipped)) {
        const identity = identityOf(caller, settings);
        services.add(identity);
        this.allow(identity, (method) => names.includes(method.name));
      }
    }
    this.services = services;
    this.addGrants();
  }

  /**
   * @param names all names of the caller
   * @param actor who the caller says does it
   * @returns the refusal of a call; undefined when it may continue. Health and reflection are open to all callers.
   */
  refusal(names: readonly string[], path: string, actor = ''): DomainError | undefined {
    const method = this.known.get(path);
    if (!method) return undefined;
    const caller = names[0] ?? 'A caller without a name in its certificate';
    const rpc = `${method.service}/${method.name}`;
    if (names.some((name) => this.allowed.get(name)?.has(path))) {
      if (this.mayActAs(names, actor)) return undefined;
      const text = `${caller} is no service and may not act as ${actor}. Say user:<id>, or system:${caller}.`;
      return errors.ACTOR_NOT_ALLOWED(text, { facts: { caller, method: rpc } });
    }
    const grant = `${names[0] ?? '<name>'}=${this.options.service}/${method.name}`;
    const message = `${caller} may not call ${rpc}. Add ${grant} to ${placeOf(rpcServerShape.rpcCallers)}.`;
    return errors.CALLER_NOT_ALLOWED(message, { facts: { caller, method: rpc } });
  }

  /** Services act for each other; whoever else is granted rpcs acts for people, or as itself. */
  private mayActAs(names: readonly string[], actor: string): boolean {
    if (!actor.startsWith('system:')) return true;
    return names.some((name) => this.services.has(name) || actor === `system:${name}`);
  }

  private addGrants(): void {
    const { service, methods, settings } = this.options;
    for (const [name, grants] of settings.rpcCallers) {
      for (const grant of grants.filter((of) => of.service === '*' || of.service === service)) {
        const { method } = grant;
        if (method && grant.service !== '*' && !methods.some((of) => of.name === method))
          throw this.unknown(name, method);
        this.allow(name, (of) => !method || of.name === method);
      }
    }
  }

  private allow(name: string, holds: (method: RpcMethod) => boolean): void {
    const paths = this.allowed.get(name) ?? new Set();
    for (const method of this.options.methods) if (holds(method)) paths.add(method.path);
    this.allowed.set(name, paths);
  }

  private unknown(name: string, method: string): SettingsError {
    const { service, methods } = this.options;
    const { variable, doc: remedy, chart } = rpcServerShape.rpcCallers;
    const rpcs = methods.map((of) => of.name).join(', ');
    const problem = `lets ${name} call ${service}/${method}, which is no rpc; those of ${service} are ${rpcs}`;
    return new SettingsError([{ variable, problem, remedy, chart }]);
  }
}

/** Refuses calls outside the allow-list, and under an actor that is not the caller's, before reading them. @param response the status that the caller gets */
export function guard(
  allowList: AllowList,
  proof: CallerProof,
  response: (refusal: DomainError, path: string) => ErrorStatus,
): ServerInterceptor {
  return ({ path }, call) =>
    new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, pass) => {
            const names = callerNames(call.getAuthContext());
            const refusal = allowList.refusal(names, path, proof.claimOf(metadata, names));
            if (refusal) call.sendStatus(response(refusal, path));
            else pass(metadata);
          },
        }),
    });
}
