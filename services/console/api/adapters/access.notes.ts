import { Injectable } from '@nestjs/common';
import type protobuf from 'protobufjs';
import { visibleText } from '#libs/text';
import { keptFilter } from '../../access/domain/access-entry.js';
import { errors as accessErrors } from '../../access/domain/errors.js';
import { RecordAccess } from '../../access/use-cases/record-access.js';
import { ConsoleSettings } from '../../console.settings.js';
import type { RpcRoute } from '../domain/route.js';
import { reflectRpc } from './contract/contract.reflection.js';
import type { Exchange } from './http/exchange.js';
import type { SignedInPerson } from './http/gate.js';
import { listFieldOf } from './rpc.calls.js';

const maxPurposeLength = 300;

/** What was shown: an answer, or how many rows left in an export. */
type Shown = { readonly answer: Record<string, unknown> } | { readonly rowCount: number };

/** Writes into the access log who was shown what, before it is shown. */
@Injectable()
export class AccessNotes {
  constructor(
    private readonly recordAccess: RecordAccess,
    private readonly settings: ConsoleSettings,
  ) {}

  /** @throws PURPOSE_MISSING where the deployment asks what for */
  demandPurpose(exchange: Exchange): void {
    if (!this.settings.purposeRequired || purposeOf(exchange) !== '') return;
    throw accessErrors.PURPOSE_MISSING('Say in the header Dunlin-Purpose why you look at customers.', {
      violations: [{ field: 'Dunlin-Purpose', description: 'is missing' }],
    });
  }

  async note(
    route: RpcRoute,
    exchange: Exchange,
    person: SignedInPerson,
    request: Readonly<Record<string, unknown>>,
    shown: Shown,
  ): Promise<void> {
    const { response, mutates } = reflectRpc(route.service, route.rpc);
    const list = listFieldOf(response) ?? response.fieldsArray.find(isListOfIds)?.name;
    const answer = 'answer' in shown ? shown.answer : {};
    const rows = list === undefined ? [] : ((answer[list] ?? []) as unknown[]);
    const rowCount = 'rowCount' in shown ? shown.rowCount : list === undefined ? 1 : rows.length;
    const { requestId: _requestId, ...filter } = request;
    await this.recordAccess.recordAccess(
      { actor: `user:${person.subject}`, correlationId: exchange.correlationId },
      {
        client: person.client.slice(0, 200),
        operation: route.name,
        customerId: customerOf(request, answer, list),
        purpose: purposeOf(exchange),
        // What a change says is no filter, and may be contact data.
        filter: mutates ? [] : keptFilter(filter),
        rowCount: BigInt(rowCount),
      },
    );
  }
}

/** Whose data they are: the customer who was asked for, or to whom the one object belongs. */
function customerOf(
  request: Readonly<Record<string, unknown>>,
  answer: Readonly<Record<string, unknown>>,
  list: string | undefined,
): string | null {
  const objects = list === undefined ? Object.values(answer) : [];
  const only = objects.find((value): value is { customerId: unknown } =>
    Boolean((value as { customerId?: unknown } | null)?.customerId),
  );
  const [asked, ...others] = (request['customerIds'] ?? []) as unknown[];
  const found = request['customerId'] || only?.customerId || (others.length === 0 ? asked : undefined);
  return typeof found === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(found) ? found : null;
}

/** A search finds ids alone. */
function isListOfIds({ name, repeated, type }: protobuf.Field): boolean {
  return repeated && type === 'string' && name.endsWith('Ids');
}

function purposeOf(exchange: Exchange): string {
  const text = exchange.header('dunlin-purpose') ?? '';
  return visibleText(decoded(text)).replaceAll('\0', '').slice(0, maxPurposeLength);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
