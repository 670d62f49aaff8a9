import fs from 'node:fs';
import path from 'node:path';
import { Ajv2020, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { repositoryRoot } from '../../libs/stack/paths.js';
import type { KubernetesObject } from './chart.js';
import { chartTools } from './tools.js';

/** The schemas are others' and of several drafts; the newest dialect reads them all. */
const options = {
  strict: false,
  validateFormats: false,
  validateSchema: false,
  unicodeRegExp: false,
  allErrors: true,
} as const;
const ours = path.join(repositoryRoot, 'deploy/chart/schemas');

/** Says what is wrong with objects as one Kubernetes version sees them, unknown fields included. */
export class ObjectSchemas {
  private readonly ajv = new Ajv2020(options);
  private readonly folder: string;

  constructor(version: string) {
    this.folder = path.join(chartTools().kubernetesSchemas, `v${version}-local-strict`);
    this.ajv.addSchema(readJson(path.join(this.folder, '_definitions.json')), '_definitions.json');
  }

  /** @returns a line for each fault */
  faultsOf(object: KubernetesObject): string[] {
    const validate = this.validatorOf(object);
    if (validate(object as unknown)) return [];
    return (validate.errors ?? []).map((error) => `${object.kind} ${object.metadata.name}${faultOf(error)}`);
  }

  private validatorOf({ apiVersion, kind }: KubernetesObject): ValidateFunction {
    const [version, group] = apiVersion.split('/').reverse() as [string, string?];
    const custom = path.join(ours, `${group}_${version}_${kind}.json`);
    if (fs.existsSync(custom)) return this.compiled(custom, (schema) => closed(schema));
    const short = group?.split('.')[0];
    const name = [kind, short, version].filter(Boolean).join('-').toLowerCase();
    return this.compiled(path.join(this.folder, `${name}.json`), (schema) => schema);
  }

  private compiled(file: string, adapt: (schema: AnySchema) => AnySchema): ValidateFunction {
    const id = path.basename(file);
    const known = this.ajv.getSchema(id);
    if (known) return known;
    this.ajv.addSchema(adapt(readJson(file)), id);
    return this.ajv.getSchema(id)!;
  }
}

/** Validates against one of the schemas that lie beside this file. @returns a line for each fault */
export function faultsBySchema(name: string, value: unknown): string[] {
  const validate = new Ajv2020(options).compile(readJson(path.join(ours, `${name}.json`)));
  return validate(value) ? [] : (validate.errors ?? []).map(faultOf);
}

function readJson(file: string): AnySchema {
  if (!fs.existsSync(file)) throw new Error(`No schema ${path.basename(file)} is known.`);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as AnySchema;
}

const faultOf = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath} ${message} ${JSON.stringify(params)}`;

/** A server drops fields of custom resources that their definition does not know; here they are faults. */
function closed(schema: AnySchema): AnySchema {
  if (Array.isArray(schema)) return schema.map(closed) as unknown as AnySchema;
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema as Record<string, AnySchema>).map(([key, part]) => {
    const names = key === 'properties' ? Object.entries(part as Record<string, AnySchema>) : undefined;
    return [key, names ? Object.fromEntries(names.map(([name, below]) => [name, closed(below)])) : closed(part)];
  });
  const result = Object.fromEntries(entries) as Record<string, unknown>;
  // Go lets a pattern turn case off from within, where JavaScript wants a group.
  const { pattern } = result;
  if (typeof pattern === 'string') result['pattern'] = pattern.replace(/^\^\(\?i\)(.*)\$$/, '^(?i:$1)$');
  // Parts of `anyOf` and the like have no type of their own, and leave the other fields to the whole.
  const describesAll = result['type'] === 'object' && result['properties'] && !result['additionalProperties'];
  if (describesAll && !result['x-kubernetes-preserve-unknown-fields']) result['additionalProperties'] = false;
  return result as AnySchema;
}
