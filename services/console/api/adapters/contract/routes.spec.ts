import { serviceNames } from '#libs/contracts';
import { loadContract, methodsOf, packageOf } from '../../../../../libs/platform/rpc/contracts.js';
import { isInAddress, parametersOf } from '../../domain/route.js';
import { rpcRoutes } from '../../domain/routes/index.js';
import { reflectRpc } from './contract.reflection.js';
import { openApiPage } from './openapi-page.js';

const fence = 'The fence of another service asks it before an act.';
const ofWorkflows = 'A workflow takes and ends its own work by it.';
const ofTransfer = 'Upload and download of a file pass its bytes on by it.';
const ofClock = 'The test clock steps all services by it; people step that clock.';

/** Rpcs that no person needs, and why. */
const notForPeople: Readonly<Record<string, string>> = {
  'common/GetClock': 'GET /me tells the business time.',
  'common/SetClock': ofClock,
  'common/GetOutstanding': ofClock,
  'common/RunDue': ofClock,
  'communication/CheckTemplates': 'ApplySequence asks it for the templates that a sequence names.',
  'communication/SendMessage': 'Cases send messages; what a person sends is an act of its own.',
  'console/GetCallerKeys': 'Services check by it the tokens of whoever calls.',
  'console/ListAccessEntries': 'GET /access-entries answers the same without a call.',
  'customer/BatchGetContactFacts': fence,
  'customer/FinishDocument': ofTransfer,
  'customer/PreviewUpsertCustomers': 'Dry runs of imports ask it; their changes are a list of the import.',
  'customer/ReadDocumentPart': ofTransfer,
  'customer/RegisterDocument': ofTransfer,
  'customer/UploadDocumentPart': ofTransfer,
  'invoice/RenderInvoice': ofTransfer,
  'invoice/RenderStatement': ofTransfer,
  'customer/UpsertCustomers': 'Imports bring customers; people create and change them one by one.',
  'dca-handoff/CheckAgencies': 'ApplySequence asks it for the agencies that a sequence names.',
  'dca-handoff/ExpireRecall': ofWorkflows,
  'dca-handoff/ProposePlacement': 'SendToCollections does it, and lifts the pause that the act ends.',
  'dca-handoff/ReadAgencyFilePart': ofTransfer,
  'dca-handoff/SendPlacement': ofWorkflows,
  'invoice/FailImport': ofWorkflows,
  'invoice/ListInvoiceIds': 'A preview of an act on many asks it, which takes the list itself.',
  'invoice/MarkOverdue': 'The service does it by its clock.',
  'invoice/ResolveInvoices': 'Payment files ask it for the numbers in their lines.',
  'invoice/TakeNextImportChunk': ofWorkflows,
  'payment/ChargeByAutopay': ofWorkflows,
  'payment/CheckMoneyInFlight': fence,
  'payment/FailPaymentFile': ofWorkflows,
  'payment/JudgePromise': ofWorkflows,
  'payment/KeepArrangement': ofWorkflows,
  'payment/JudgeSettlement': ofWorkflows,
  'payment/TakeNextPaymentFileChunk': ofWorkflows,
  'workflow/CheckHolds': fence,
};

const all = ['common', ...serviceNames].flatMap((service) =>
  methodsOf(loadContract(service), [packageOf(service)]).map(({ name, mutates }) => ({
    rpc: `${service}/${name}`,
    mutates,
  })),
);
const nameOf = ({ service, rpc }: { service: string | null; rpc: string }): string => `${service ?? 'common'}/${rpc}`;
const routed = new Set(rpcRoutes.map(nameOf));

interface Operation {
  readonly parameters: readonly { name: string; in: string }[];
  readonly requestBody?: { content: Record<string, { schema: { properties?: object } }> };
}

const { paths } = JSON.parse(openApiPage()) as { paths: Record<string, Record<string, Operation>> };

/** What the documentation of a route says that it takes. */
function takenBy({ path, method }: { path: string; method: string }): string[] {
  const { parameters, requestBody } = paths[`/api/v1${path}`]![method.toLowerCase()]!;
  const given = parameters.filter(({ in: where }) => where !== 'header').map(({ name }) => name);
  return [...given, ...Object.keys(requestBody?.content['application/json']?.schema.properties ?? {})];
}

describe('the routes of the HTTP API', () => {
  it('are there for every rpc but those that no person needs', () => {
    const missing = all.filter(({ rpc }) => !routed.has(rpc) && !(rpc in notForPeople));
    expect(missing.map(({ rpc }) => rpc)).toEqual([]);
    const known = new Set(all.map(({ rpc }) => rpc));
    expect(Object.keys(notForPeople).filter((rpc) => routed.has(rpc) || !known.has(rpc))).toEqual([]);
  });

  it('change nothing by GET', () => {
    const changing = new Set(all.filter(({ mutates }) => mutates).map(({ rpc }) => rpc));
    const wrong = rpcRoutes.filter((route) => route.method === 'GET' && changing.has(nameOf(route)));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('take every field of their rpc, but what comes by a header', () => {
    const ofHeaders = ['requestId', 'expectedVersion'];
    const faults = rpcRoutes.flatMap(({ rawBody, withheld = [], ...route }) => {
      const fields = Object.keys(reflectRpc(route.service, route.rpc).request.fields);
      const wanted = fields.filter((name) => ![...ofHeaders, ...withheld, rawBody].includes(name));
      const taken = new Set(takenBy(route));
      const own = parametersOf(route.path).filter((name) => route.service === null || fields.includes(name));
      expect(own).toEqual(parametersOf(route.path));
      return wanted.filter((name) => !taken.has(name)).map((name) => `${route.name} does not take ${name}`);
    });
    expect(faults).toEqual([]);
  });

  it('take what one of them withholds by another', () => {
    const faults = rpcRoutes.flatMap(({ withheld = [], name: route, rpc }) =>
      withheld
        .filter((field) => !rpcRoutes.some((other) => other.rpc === rpc && takenBy(other).includes(field)))
        .map((field) => `no route of ${rpc} takes ${field}, which ${route} withholds`),
    );
    expect(faults).toEqual([]);
  });

  it('take no contact data in an address', () => {
    const isContactData = (field: string) => /^(name|email|phone|address|contact|text)$/.test(field);
    const taken = rpcRoutes
      .filter((route) => isInAddress(route) && route.personal)
      .flatMap((route) =>
        takenBy(route)
          .filter(isContactData)
          .map((field) => `${route.name} ${field}`),
      );
    // The beginning of an invoice number.
    expect(taken).toEqual(['listInvoices text']);
  });
});
