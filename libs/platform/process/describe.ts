import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { PATTERN_METADATA, TRANSPORT_METADATA } from '@nestjs/microservices/constants.js';
import { eventTypes } from '#libs/contracts';
import { DUNLIN_TRANSPORT } from '../messaging/consume/on-events.js';
import { serviceOf } from '../messaging/wire/topic-names.js';
import { loadContract, methodsOf, packageOf } from '../rpc/contracts.js';
import type { ServiceManifest } from './manifest.js';

/** Rpcs and event handlers of a service, read from its protos and controllers. */
export interface ServiceDescription {
  readonly name: string;
  /** Its own rpcs and the operations that every service has. */
  readonly rpcs: readonly { readonly service: string; readonly method: string; readonly mutates: boolean }[];
  /** Event types that it handles. */
  readonly consumes: readonly string[];
  /** Event types of its own package. */
  readonly publishes: readonly string[];
}

/** Neither connects nor starts anything. */
export function describeService({ name, module }: ServiceManifest): ServiceDescription {
  const contract = { ...loadContract(name), ...loadContract('common') };
  const methods = methodsOf(contract, [packageOf(name), packageOf('common')]);
  return {
    name,
    rpcs: methods.map(({ service, name: method, mutates }) => ({ service, method, mutates })),
    consumes: controllersOf(module).flatMap(handledTypes).sort(),
    publishes: eventTypes.filter((type) => serviceOf(type) === name),
  };
}

type Module = Type | DynamicModule;

/** Controllers of a module and of all that it imports. */
function controllersOf(root: Type): Type[] {
  const seen = new Set<Type>();
  const controllers: Type[] = [];
  const visit = (module: Module): void => {
    const type = 'module' in module ? module.module : module;
    if (seen.has(type)) return;
    seen.add(type);
    const listed = <Item>(key: string): Item[] => (Reflect.getMetadata(key, type) as Item[] | undefined) ?? [];
    controllers.push(...listed<Type>(MODULE_METADATA.CONTROLLERS));
    if ('module' in module) controllers.push(...(module.controllers ?? []));
    for (const imported of listed<Module>(MODULE_METADATA.IMPORTS)) visit(imported);
  };
  visit(root);
  return controllers;
}

function handledTypes(controller: Type): string[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => prototype[name])
    .filter((member) => typeof member === 'function')
    .filter((method) => Reflect.getMetadata(TRANSPORT_METADATA, method) === DUNLIN_TRANSPORT)
    .flatMap((method) => (Reflect.getMetadata(PATTERN_METADATA, method) as string[] | undefined) ?? []);
}
