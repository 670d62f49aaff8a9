import type { Type } from '@nestjs/common';
import type { AnySettingsClass } from '../config/index.js';
import type { Tables } from '../db/index.js';
import type { ServiceCallers } from '../rpc/server/allow-list.js';
import type { WorkerDefinition } from '../temporal/worker-definition.js';

/** All that the platform needs to know of a service. */
export interface ServiceManifest {
  /** Kebab-case; the key to folder, proto package, database, consumer group and chart values. */
  readonly name: string;
  /**
   * Folders of the service, the lowest first. A noun uses the nouns before it, never one after it and never another's
   * adapters; dependency-cruiser reads this list.
   */
  readonly nouns: readonly string[];
  /** Nest module with the service's controllers and providers. */
  readonly module: Type;
  /** Entities that say what the service's tables are. */
  readonly tables: Tables;
  readonly settings?: AnySettingsClass;
  /** Rpcs that other services need, by the name of the service that calls; with TLS nobody else may call unless told. */
  readonly callers?: ServiceCallers;
  /** Bodies of HTTP requests reach the service as they come, since it limits and reads them by route. */
  readonly readsOwnBodies?: boolean;
  /** Temporal workers of the role `worker`. */
  readonly workers?: readonly WorkerDefinition[];
}

/** Says what a service is; `service.ts` exports the result as `service`. */
export function defineService(manifest: ServiceManifest): ServiceManifest {
  return manifest;
}
