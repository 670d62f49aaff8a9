import { escape } from './html.js';

interface Described {
  readonly description?: string;
  readonly schema?: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly (Described & { name: string; in: string })[];
  readonly requestBody?: { content: Record<string, Described> };
  readonly responses: Record<string, { content?: Record<string, Described> }>;
}

interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Readonly<Record<string, unknown>>> };
}

/** The OpenAPI document as a page to read, without scripts. */
export function docsPage(document: Document, nonce: string): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const byTag = Map.groupBy(operations, ({ operation }) => operation.tags[0]!);
  const contents = [...byTag.keys()].map((tag) => `<li><a href="#${idOf(tag)}">${escape(tag)}</a></li>`);
  const sections = [...byTag].map(
    ([tag, listed]) => `<h2 id="${idOf(tag)}">${escape(tag)}</h2>${listed.map(operationPart).join('')}`,
  );
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `<h3 id="schema-${name}">${name}</h3><pre>${linked(schema)}</pre>`,
  );
  const { title, version, description } = document.info;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)} API ${escape(version)}</title>
<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${style}</style></head><body>
<h1>${escape(title)} API ${escape(version)}</h1><p>${escape(description)}</p>
<p><a href="/api/v1/openapi.json">OpenAPI 3.1</a></p><ul>${contents.join('')}<li><a href="#schemas">Schemas</a></li></ul>
${sections.join('')}<h2 id="schemas">Schemas</h2>${schemas.join('')}</body></html>`;
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  'pre{background:#f4f4f4;padding:.5rem;overflow:auto}td,th{text-align:left;vertical-align:top;padding:.2rem 1rem .2rem 0}' +
  'details{border-top:1px solid #ccc;padding:.4rem 0}summary{cursor:pointer}code{font-size:.95em}';

function operationPart({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const rows = operation.parameters.map(
    ({ name, in: where, description = '', schema = {} }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${where}</td><td>${escape(description)}</td><td><code>${linked(schema)}</code></td></tr>`,
  );
  const table = rows.length > 0 ? `<table>${rows.join('')}</table>` : '';
  const body = Object.entries(operation.requestBody?.content ?? {}).map(
    ([type, { schema = {} }]) => `<h4>Body, ${escape(type)}</h4><pre>${linked(schema)}</pre>`,
  );
  const answers = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).map(
      ([type, { schema = {} }]) => `<h4>${status}, ${escape(type)}</h4><pre>${linked(schema)}</pre>`,
    ),
  );
  const head = `<code>${method.toUpperCase()} ${escape(path)}</code> ${escape(operation.summary)}`;
  return `<details id="${operation.operationId}"><summary>${head}</summary><p>${escape(operation.description)}</p>${table}${body.join('')}${answers.join('')}</details>`;
}

/** A schema as text, in which the names of others lead to them. */
function linked(schema: Readonly<Record<string, unknown>>): string {
  return escape(JSON.stringify(schema, null, 1)).replaceAll(
    /&quot;#\/components\/schemas\/(\w+)&quot;/g,
    (_match, name: string) => `<a href="#schema-${name}">${name}</a>`,
  );
}

function idOf(tag: string): string {
  return `tag-${tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
}
