import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import protobuf from 'protobufjs';

/** A span as it arrived, with what is looked at of it. */
export interface CollectedSpan {
  /** Of the resource. */
  readonly service: string;
  readonly name: string;
  readonly kind: 'INTERNAL' | 'SERVER' | 'CLIENT' | 'PRODUCER' | 'CONSUMER';
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first of a trace. */
  readonly parentSpanId: string;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly resource: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

/** The parts of OTLP that are read here; a reader of protobuf skips all others. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message ExportTraceServiceRequest { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ScopeSpans { repeated Span spans = 2; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; SpanKind kind = 6;
    repeated KeyValue attributes = 9; repeated Link links = 13; Status status = 15;
  }
  enum SpanKind { UNSPECIFIED = 0; INTERNAL = 1; SERVER = 2; CLIENT = 3; PRODUCER = 4; CONSUMER = 5; }
  message Link { bytes trace_id = 1; bytes span_id = 2; }
  message Status { int32 code = 3; }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message AnyValue {
    oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; }
  }`);
const requestType = root.lookupType('ExportTraceServiceRequest');
const errorStatus = 2;

/** A collector of spans: the receiving end of OTLP over HTTP, which keeps all that it is sent. */
export class SpanCollector {
  readonly spans: CollectedSpan[] = [];
  /** Every request as it came. */
  readonly received: Buffer[] = [];

  private constructor(private readonly server: Server) {}

  static async listen(): Promise<SpanCollector> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const isTraces = request.method === 'POST' && request.url === '/v1/traces';
        if (isTraces) collector.take(Buffer.concat(chunks));
        response.writeHead(isTraces ? 200 : 404, { 'content-type': 'application/x-protobuf' }).end();
      });
    });
    const collector = new SpanCollector(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  /** Value of DUNLIN_TRACES_ENDPOINT. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  named(name: string): CollectedSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private take(body: Buffer): void {
    this.received.push(body);
    const options = { bytes: Buffer, longs: Number, enums: String, arrays: true, objects: true };
    const request = requestType.toObject(requestType.decode(body), options) as OtlpRequest;
    for (const { resource, scopeSpans } of request.resourceSpans) {
      const about = attributesOf(resource?.attributes ?? []);
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) this.spans.push(collected(span, about));
    }
  }
}

interface OtlpSpan {
  traceId: Buffer;
  spanId: Buffer;
  parentSpanId?: Buffer;
  name: string;
  kind: CollectedSpan['kind'];
  attributes: OtlpAttribute[];
  links: { traceId: Buffer; spanId: Buffer }[];
  status?: { code?: number };
}
type OtlpAttribute = { key: string; value?: Record<string, unknown> };
interface OtlpRequest {
  resourceSpans: { resource?: { attributes: OtlpAttribute[] }; scopeSpans: { spans: OtlpSpan[] }[] }[];
}

function collected(span: OtlpSpan, resource: Record<string, unknown>): CollectedSpan {
  return {
    service: String(resource['service.name']),
    name: span.name,
    kind: span.kind,
    traceId: hex(span.traceId),
    spanId: hex(span.spanId),
    parentSpanId: hex(span.parentSpanId),
    links: span.links.map(({ traceId, spanId }) => ({ traceId: hex(traceId), spanId: hex(spanId) })),
    attributes: attributesOf(span.attributes),
    resource,
    failed: span.status?.code === errorStatus,
  };
}

function attributesOf(attributes: readonly OtlpAttribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value ?? {})[0]]));
}

function hex(bytes: Buffer | undefined): string {
  return bytes ? bytes.toString('hex') : '';
}
