import protobuf from 'protobufjs';
import { z } from 'zod';
import { isInAddress, parametersOf, type Route, type RpcRoute } from '../../domain/route.js';
import { isPersonal, namesCustomers } from '../customer.names.js';
import { choicesOf, commentOf, isAlternative, isOptional, reflectRpc, shortNameOf } from './contract.reflection.js';
import {
  answers,
  description,
  fileName,
  headOf,
  idempotencyKey,
  ifMatch,
  lastEventId,
  namedCustomer,
  problem,
  purpose,
  ref,
  refused,
  scalars,
  type Schema,
} from './openapi.parts.js';
import type { OwnRoute } from './own.route.js';
import type { TransferRoute } from './transfer.routes.js';

const moneyName = '.dunlin.common.v1.Money';

/** Fields that the server fills: one comes from a header, the other from none. */
const notGiven = new Set(['requestId', 'expectedVersion']);

/** The HTTP API as OpenAPI 3.1, made from the routes and the contracts of the rpcs. */
export class OpenApi {
  private readonly schemas: Record<string, Schema> = { Problem: problem };

  constructor(
    private readonly rpcRoutes: readonly RpcRoute[],
    private readonly ownRoutes: readonly OwnRoute[],
    private readonly transferRoutes: readonly TransferRoute[],
    private readonly version: string,
  ) {}

  document(): Schema {
    const paths: Record<string, Record<string, Schema>> = {};
    const add = (route: Route, operation: Schema): void => {
      (paths[`/api/v1${route.path}`] ??= {})[route.method.toLowerCase()] = operation;
    };
    for (const route of this.ownRoutes) add(route, this.ownOperation(route));
    for (const route of this.rpcRoutes) {
      add(route, this.rpcOperation(route));
      if (route.exportable) add(exportOf(route), this.exportOperation(route));
    }
    for (const route of this.transferRoutes) add(route, this.transferOperation(route));
    const tags = [...new Set([...this.ownRoutes, ...this.rpcRoutes].map(({ tag }) => tag))];
    return {
      openapi: '3.1.0',
      info: {
        title: 'Dunlin',
        version: this.version,
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      security: [{ session: [] }, { bearer: [] }],
      tags: tags.map((name) => ({ name })),
      paths,
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: '__Host-dunlin-session' },
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        },
        responses: {
          Problem: {
            description: 'Refused or failed.',
            content: { 'application/problem+json': { schema: ref('Problem') } },
          },
        },
        schemas: Object.fromEntries(Object.entries(this.schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      },
    };
  }

  private rpcOperation(route: RpcRoute): Schema {
    const { request, response, mutates } = reflectRpc(route.service, route.rpc);
    const inPath = parametersOf(route.path);
    const fields = fieldsOf(route, request);
    const parameters = [
      ...inPath.map((name) => this.pathParameter(name, request.fields[name])),
      ...(isInAddress(route) ? fields.map((field) => this.queryParameter(field)) : []),
      ...(mutates ? [idempotencyKey] : []),
      ...(request.fields['expectedVersion'] ? [ifMatch] : []),
      ...(isPersonal(route) ? [purpose] : []),
    ];
    const shown = this.message(response);
    if (!mutates && namesCustomers(response)) this.addNames(response);
    return { ...headOf(route), parameters, ...this.bodyOf(route, fields), responses: answers(200, shown) };
  }

  private bodyOf(route: RpcRoute, fields: readonly protobuf.Field[]): Schema {
    if (isInAddress(route) || fields.length === 0) return {};
    const content = route.rawBody
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: this.strictObject(fields) } };
    return { requestBody: { required: true, content } };
  }

  /** Names of customers stand beside the rows, since one customer has many. */
  private addNames(response: protobuf.Type): void {
    this.schemas['NamedCustomer'] = namedCustomer;
    const name = shortNameOf(response);
    const schema = this.schemas[name] as { properties: Record<string, Schema>; required: string[] };
    if (schema.required.includes('customers')) return;
    const description = 'Customers whom the rows are about, each once; none while their names cannot be had.';
    const customers = { type: 'array', description, items: ref('NamedCustomer') };
    const properties = { ...schema.properties, customers };
    this.schemas[name] = { ...schema, properties, required: [...schema.required, 'customers'] };
  }

  private exportOperation(route: RpcRoute): Schema {
    const { request } = reflectRpc(route.service, route.rpc);
    const inPath = parametersOf(route.path);
    const fields = fieldsOf(route, request).filter(({ name }) => !/^page(Size|Token)$/.test(name));
    const parameters = [
      ...inPath.map((name) => this.pathParameter(name, request.fields[name])),
      ...(isInAddress(route) ? fields.map((field) => this.queryParameter(field)) : []),
      {
        name: 'columns',
        in: 'query',
        description: 'Columns in their order, separated by commas; all when absent.',
        schema: { type: 'string' },
      },
    ];
    const ok = {
      description: 'Every row of the list as CSV.',
      content: { 'text/csv': { schema: { type: 'string' } } },
    };
    const responses = { 200: ok, default: refused };
    return { ...headOf(exportOf(route)), parameters, ...this.bodyOf(route, fields), responses };
  }

  private ownOperation(route: OwnRoute): Schema {
    const query = route.query ? (this.zod(route.query)['properties'] as Record<string, Schema>) : {};
    const parameters = [
      ...parametersOf(route.path).map((name) => this.pathParameter(name)),
      ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
      ...(route.streams ? [lastEventId] : []),
      ...(route.method === 'GET' ? [] : [idempotencyKey]),
      ...(route.method === 'PUT' || route.method === 'DELETE' ? [ifMatch] : []),
    ];
    const body = route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: this.zod(route.body) } } } }
      : {};
    const schema = route.response && this.zod(route.response, 'output');
    const responses = schema
      ? answers(200, schema, route.streams ? 'text/event-stream' : 'application/json')
      : { 204: { description: 'Done.' }, default: refused };
    return { ...headOf(route), parameters, ...body, responses };
  }

  private transferOperation(route: TransferRoute): Schema {
    const query = this.zod(route.query)['properties'] as Record<string, Schema>;
    const required = (this.zod(route.query)['required'] ?? []) as readonly string[];
    const isUpload = route.direction === 'upload';
    const parameters = [
      ...parametersOf(route.path).map((name) => this.pathParameter(name)),
      ...Object.entries(query).map(([name, schema]) => ({
        name,
        in: 'query',
        required: required.includes(name),
        schema,
      })),
      ...(isUpload ? [fileName, idempotencyKey] : [purpose]),
    ];
    const file = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
    if (!isUpload) {
      return { ...headOf(route), parameters, responses: { 200: { description: 'Done.', ...file }, default: refused } };
    }
    const responses = answers(200, this.message(reflectRpc(route.service, route.rpc).response));
    return { ...headOf(route), parameters, requestBody: { required: true, ...file }, responses };
  }

  private pathParameter(name: string, field?: protobuf.Field): Schema {
    const schema = field ? this.valueSchema(field) : { type: 'string' };
    const about = field ? commentOf(field) : '';
    return { name, in: 'path', required: true, schema, ...(about === '' ? {} : { description: about }) };
  }

  private queryParameter(field: protobuf.Field): Schema {
    const isMoney = field.resolve().resolvedType?.fullName === moneyName;
    const one = isMoney ? { type: 'string', pattern: '^[A-Z]{3}:-?[0-9]+$' } : this.valueSchema(field);
    const schema = field.repeated ? { type: 'array', items: one } : one;
    const form = field.repeated ? { style: 'form', explode: true } : {};
    return { name: field.name, in: 'query', description: commentOf(field), schema, ...form };
  }

  private strictObject(fields: readonly protobuf.Field[]): Schema {
    const properties = Object.fromEntries(fields.map((field) => [field.name, this.givenSchema(field)]));
    return { type: 'object', additionalProperties: false, properties };
  }

  /** What may be given of a field: of an object as much as its sender knows, of an amount all. */
  private givenSchema(field: protobuf.Field): Schema {
    const { resolvedType } = field.resolve();
    const isPlain = !(resolvedType instanceof protobuf.Type) || resolvedType.fullName in scalars;
    if (isPlain || resolvedType.fullName === moneyName) return this.fieldSchema(field);
    const name = `${shortNameOf(resolvedType).replace(/Request$/, '')}Input`;
    this.schemas[name] ??= { description: commentOf(resolvedType), ...this.strictObject(resolvedType.fieldsArray) };
    const description = commentOf(field);
    return field.repeated ? { type: 'array', description, items: ref(name) } : ref(name);
  }

  /** @returns a reference to the schema of a message, which is added when it is new */
  private message(type: protobuf.Type): Schema {
    const name = shortNameOf(type);
    if (!(name in this.schemas)) {
      // The name is taken before its fields are looked at, as a message may hold its own kind.
      this.schemas[name] = {};
      this.schemas[name] = { description: commentOf(type), ...this.objectOf(type) };
    }
    return ref(name);
  }

  /** An object, or one for each alternative where exactly one field of several is there. */
  private objectOf({ fieldsArray: fields }: protobuf.Type): Schema {
    const alternatives = fields.filter(isAlternative);
    const common = fields.filter((field) => !alternatives.includes(field));
    if (alternatives.length === 0) return this.shownObject(common);
    return { oneOf: alternatives.map((field) => this.shownObject([...common, field])) };
  }

  private shownObject(fields: readonly protobuf.Field[]): Schema {
    const properties = Object.fromEntries(fields.map((field) => [field.name, this.fieldSchema(field)]));
    return { type: 'object', properties, required: fields.map(({ name }) => name) };
  }

  private fieldSchema(field: protobuf.Field): Schema {
    const one = this.valueSchema(field);
    const description = commentOf(field);
    if (field instanceof protobuf.MapField) return { type: 'object', description, additionalProperties: one };
    if (field.repeated) return { type: 'array', description, items: one };
    const isAbsentable = (field.resolvedType !== null && !isAlternative(field)) || isOptional(field);
    if (!isAbsentable) return { ...one, description };
    return { description, anyOf: [one, { type: 'null' }] };
  }

  private valueSchema(field: protobuf.Field): Schema {
    const { resolvedType, type } = field.resolve();
    const known = scalars[resolvedType ? resolvedType.fullName : type];
    if (known) return known;
    if (resolvedType instanceof protobuf.Enum) return { type: 'string', enum: choicesOf(resolvedType) };
    if (resolvedType instanceof protobuf.Type) return this.message(resolvedType);
    throw new Error(`${field.fullName} is a ${type}, which the HTTP API does not know yet. Add it here.`);
  }

  /** Named parts become schemas of the document. */
  private zod(schema: z.ZodType, io: 'input' | 'output' = 'input'): Schema {
    const { $schema: _version, $defs = {}, ...made } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
    const moved = JSON.parse(JSON.stringify({ made, $defs }).replaceAll('#/$defs/', '#/components/schemas/')) as {
      made: Schema;
      $defs: Record<string, Schema>;
    };
    for (const [name, part] of Object.entries(moved.$defs)) this.schemas[name] = withoutId(part);
    const { id } = moved.made as { id?: string };
    if (id === undefined) return moved.made;
    this.schemas[id] = withoutId(moved.made);
    return ref(id);
  }
}

/** What a route takes besides what its path names. */
function fieldsOf({ path, withheld = [] }: RpcRoute, request: protobuf.Type): protobuf.Field[] {
  const others = [...notGiven, ...parametersOf(path), ...withheld];
  return request.fieldsArray.filter(({ name }) => !others.includes(name));
}

/** The route under which a list is exported. */
export function exportOf(route: RpcRoute): RpcRoute {
  const listed = route.name.replace(/^list/, '');
  const name = `export${listed.charAt(0).toUpperCase()}${listed.slice(1)}`;
  return {
    ...route,
    name,
    path: `${route.path}.csv`,
    needs: 'lists.export',
    summary: `${route.summary} All of them, as CSV.`,
  };
}

function withoutId(schema: Schema): Schema {
  const { id: _id, ...rest } = schema;
  return rest;
}
