// Generates the wire types, the event registry and the descriptor set from protos/. Run it through `npm run gen`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const protos = join(root, 'protos');
const target = join(here, 'generated');
const fresh = `${target}.${process.pid}`;
const require = createRequire(import.meta.url);
const protobuf = require('protobufjs');

const files = readdirSync(join(protos, 'dunlin'), { recursive: true })
  .map((name) => join('dunlin', String(name)))
  .filter((name) => name.endsWith('.proto'))
  .sort();

try {
  mkdirSync(fresh, { recursive: true });
  generateWireTypes();
  generateIndex();
  const buf = join(root, 'node_modules/.bin/buf');
  execFileSync(process.execPath, [buf, 'build', protos, '-o', join(fresh, 'descriptors.binpb')], { stdio: 'inherit' });
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
} finally {
  // Where a proto is wrong, nothing of the attempt stays.
  rmSync(fresh, { recursive: true, force: true });
}

function generateWireTypes() {
  const options = ['--longs=String', '--enums=String', '--defaults', '--oneofs', '--arrays', '--objects'];
  const extensions = ['--grpcLib=@grpc/grpc-js', '--targetFileExtension=.ts', '--importFileExtension=.js'];
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/.bin/proto-loader-gen-types'),
      ...options,
      ...extensions,
      '-I',
      protos,
      '--outDir',
      join(fresh, 'wire'),
      ...files,
      'google/rpc/status.proto',
      'google/rpc/error_details.proto',
    ],
    { cwd: protos, stdio: 'inherit' },
  );
}

/** One namespace per package: `invoiceV1.Invoice` is what arrives, `invoiceV1.InvoiceInit` what may be sent. */
function generateIndex() {
  const reflection = new protobuf.Root();
  reflection.resolvePath = (_origin, path) => {
    if (path.startsWith('google/protobuf/')) return require.resolve(`protobufjs/${path}`);
    return path.startsWith(protos) ? path : join(protos, path);
  };
  reflection.loadSync(files, { keepCase: false });
  const packages = new Map();
  collect(reflection, packages);
  const lines = ['// Generated from protos/. Never edited.', ''];
  for (const [name, content] of packages) {
    const file = name.replace(/^dunlin\./, '').replaceAll('.', '_');
    const alias = file.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
    writeFileSync(join(fresh, `${file}.ts`), packageSource(name, content));
    lines.push(`export type * as ${alias} from './${file}.js';`);
  }
  lines.push('', ...namesSource(packages), '', ...servicesSource(packages), '', ...eventsSource(packages), '');
  writeFileSync(join(fresh, 'index.ts'), lines.join('\n'));
}

function collect(namespace, packages) {
  for (const child of namespace.nestedArray ?? []) {
    if (child instanceof protobuf.Type || child instanceof protobuf.Enum || child instanceof protobuf.Service) {
      const name = child.parent.fullName.slice(1);
      if (!(child.parent instanceof protobuf.Type) && name.startsWith('dunlin.')) {
        const content = packages.get(name) ?? { types: [], enums: [], services: [] };
        const kind = child instanceof protobuf.Type ? 'types' : child instanceof protobuf.Enum ? 'enums' : 'services';
        content[kind].push(child);
        packages.set(name, content);
      }
    }
    if (!(child instanceof protobuf.Enum) && !(child instanceof protobuf.Service)) collect(child, packages);
  }
}

function packageSource(name, { types, enums, services }) {
  const folder = `./wire/${name.replaceAll('.', '/')}`;
  const lines = ['// Generated from protos/. Never edited.', ''];
  for (const type of allTypes(types)) {
    const flat = nestedName(type);
    lines.push(
      `export type { ${wireName(type)} as ${flat}Init, ${wireName(type)}__Output as ${flat} } from '${fileOf(type)}';`,
    );
    for (const nested of type.nestedArray.filter((child) => child instanceof protobuf.Enum)) {
      const wire = `_${nested.fullName.slice(1).replaceAll('.', '_')}`;
      lines.push(`export type { ${wire}__Output as ${flat}${nested.name} } from '${fileOf(type)}';`);
    }
  }
  for (const item of enums) {
    lines.push(`export type { ${item.name}__Output as ${item.name} } from '${folder}/${item.name}.js';`);
  }
  for (const service of services) {
    const used = service.methodsArray.map((method) => {
      const rpc = method.name[0].toLowerCase() + method.name.slice(1);
      return `  ${rpc}: { request: ${method.requestType}; requestInit: ${method.requestType}Init; response: ${method.responseType}; responseInit: ${method.responseType}Init };`;
    });
    const names = service.methodsArray.flatMap((method) => [method.requestType, method.responseType]);
    for (const used of names) {
      lines.push(`import type { ${used} as ${used}Init, ${used}__Output as ${used} } from '${folder}/${used}.js';`);
    }
    lines.push('', `export interface ${service.name}Rpcs {`, ...used, '}');
  }
  if (services.length > 0) {
    const all = services.map((service) => `${service.name}Rpcs`).join(' & ');
    lines.push('', '/** Every rpc of the package. */', `export type Rpcs = ${all};`);
  }
  return `${lines.join('\n')}\n`;

  function fileOf(type) {
    let top = type;
    while (top.parent instanceof protobuf.Type) top = top.parent;
    return `${folder}/${top.name}.js`;
  }
}

function allTypes(types) {
  return types.flatMap((type) => [
    type,
    ...allTypes(type.nestedArray.filter((child) => child instanceof protobuf.Type)),
  ]);
}

function wireName(type) {
  return type.parent instanceof protobuf.Type ? `_${type.fullName.slice(1).replaceAll('.', '_')}` : type.name;
}

function nestedName(type) {
  return type.parent instanceof protobuf.Type ? nestedName(type.parent) + type.name : type.name;
}

/** A package with rpcs of its own is a service; its name is the key to everything else about it. */
function namesSource(packages) {
  const names = [...packages]
    .filter(([name, { services }]) => services.length > 0 && !name.startsWith('dunlin.common.'))
    .map(([name]) => `'${name.split('.')[1].replaceAll('_', '-')}'`);
  return [
    '/** Every service, by its own name. */',
    `export const serviceNames = [${[...new Set(names)].join(', ')}] as const;`,
    'export type ServiceName = (typeof serviceNames)[number];',
  ];
}

function servicesSource(packages) {
  const rows = [...packages].flatMap(([name, { services }]) =>
    services.map((service) => {
      const file = name.replace(/^dunlin\./, '').replaceAll('.', '_');
      return `  '${name}.${service.name}': import('./${file}.js').${service.name}Rpcs;`;
    }),
  );
  return [
    '/** Every rpc of every service by the full name of the service. */',
    'export interface ServiceRpcs {',
    ...rows,
    '}',
    '/** Every rpc of a service, by its name. */',
    'export interface PackageRpcs {',
    ...[...packages]
      .filter(([name, { services }]) => services.length > 0 && !name.startsWith('dunlin.common.'))
      .map(([name]) => {
        const [, own] = name.split('.');
        return `  '${own.replaceAll('_', '-')}': import('./${own}_v1.js').Rpcs;`;
      }),
    '}',
  ];
}

/** An event is a message of an events.proto whose first field is its cause. */
function eventsSource(packages) {
  const events = [...packages].flatMap(([name, { types }]) =>
    types
      .filter((type) => type.filename && relative(protos, type.filename).endsWith('events.proto'))
      .filter((type) => type.fieldsById[1]?.name === 'cause')
      .map((type) => ({ full: `${name}.${type.name}`, name, type })),
  );
  const file = (name) => name.replace(/^dunlin\./, '').replaceAll('.', '_');
  return [
    '/** What a consumer gets, by event type. */',
    'export interface EventPayloads {',
    ...events.map(({ full, name, type }) => `  '${full}': import('./${file(name)}.js').${type.name};`),
    '}',
    '/** What a producer gives, by event type. */',
    'export interface EventInits {',
    ...events.map(({ full, name, type }) => `  '${full}': import('./${file(name)}.js').${type.name}Init;`),
    '}',
    '/** Every event type that a release of these contracts knows. */',
    `export const eventTypes = ${JSON.stringify(
      events.map(({ full }) => full),
      null,
      2,
    ).replaceAll('"', "'")} as const;`,
  ];
}
