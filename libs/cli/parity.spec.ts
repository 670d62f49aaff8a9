import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { protosFolder } from '#libs/contracts';

/** Rpcs that only services and the steps of workflows call, each with the reason why no person does. */
const withoutCommand: Readonly<Record<string, string>> = {
  'common/SetClock': 'the master of the test clock sets it everywhere; people advance it',
  'common/GetOutstanding': 'the test clock and tests ask it to know when nothing is outstanding',
  'common/RunDue': 'the test clock runs what is due, in the order of the phases',
  'communication/CheckTemplates': 'a sequence is checked for templates that exist when it is applied',
  'console/GetCallerKeys': 'services check by them the tokens of whoever calls',
  'customer/PreviewUpsertCustomers': 'a dry run of an import asks what would become of its customers',
  'customer/UpsertCustomers': 'an import of invoices brings customers with it',
  'dca-handoff/CheckAgencies': 'a sequence is checked for agencies that exist when it is applied',
  'dca-handoff/ExpireRecall': 'follows from time alone',
  'dca-handoff/SendPlacement': 'follows from a proposal once its checks hold',
  'invoice/FailImport': 'the workflow that takes a file ends one that cannot continue',
  'invoice/ListInvoiceIds': 'a preview of an act on many names by it what the act is about; people list invoices',
  'invoice/TakeNextImportChunk': 'a step of the workflow that takes a file',
  'invoice/MarkOverdue': 'follows from time alone',
  'invoice/ResolveInvoices': 'payment looks up the numbers that a payer named',
  'payment/FailPaymentFile': 'the workflow that takes a file ends one that cannot continue',
  'payment/ChargeByAutopay': 'a step of a sequence charges; people charge a method',
  'payment/CheckMoneyInFlight': 'the fence asks it before a message or a placement',
  'payment/JudgePromise': 'follows from time alone',
  'payment/KeepArrangement': 'follows from time alone',
  'payment/JudgeSettlement': 'follows from time alone',
  'payment/TakeNextPaymentFileChunk': 'a step of the workflow that takes a file',
  'workflow/BatchGetCases': 'a service that knows the ids of cases looks them up; people list them',
  'workflow/CheckHolds': 'the fence asks it before a message or a placement',
};

/** Every rpc as `<service>/<Rpc>`, the way in which settings and the protos name it. */
function allRpcs(): string[] {
  const folders = readdirSync(join(protosFolder, 'dunlin'));
  return folders.flatMap((folder) => {
    const files = readdirSync(join(protosFolder, 'dunlin', folder, 'v1')).filter((file) =>
      /service\.proto$/.test(file),
    );
    const text = files.map((file) => readFileSync(join(protosFolder, 'dunlin', folder, 'v1', file), 'utf8')).join('\n');
    return [...text.matchAll(/^\s*rpc (\w+)\(/gm)].map(([, rpc]) => `${folder.replaceAll('_', '-')}/${rpc}`);
  });
}

/** How often the commands of each file ask a person, and how often they let --yes answer. */
function asking(): { file: string; asked: number; answered: number }[] {
  const commands = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const own = commands.filter((file) => /(^commands\/.*|sent-files)\.ts$/.test(file) && !file.endsWith('.spec.ts'));
  return own.map((file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    const count = (what: RegExp): number => [...text.matchAll(what)].length;
    return { file, asked: count(/\bconfirm\(/g), answered: count(/\.option\(\.\.\.yesOption\)/g) };
  });
}

/** Every rpc that the command line calls, itself or through the client. */
function calledRpcs(): Set<string> {
  const text = ['cli', 'client'].flatMap((lib) => sourcesBelow(join(import.meta.dirname, '..', lib))).join('\n');
  const calls = text.matchAll(/\bdunlin\s*\.\s*(\w+)(\([^()]*\))?\s*\.\s*(\w+)\(/g);
  return new Set(
    [...calls].map(([, client, , rpc]) => {
      const service =
        client === 'operations' ? 'common' : client!.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return `${service}/${rpc!.charAt(0).toUpperCase()}${rpc!.slice(1)}`;
    }),
  );
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

describe('the command line', () => {
  const called = calledRpcs();

  it('finds rpcs in the protos and in the commands', () => {
    expect(allRpcs()).toEqual(expect.arrayContaining(['workflow/PauseCase', 'common/GetClock']));
    expect([...called]).toEqual(
      expect.arrayContaining(['workflow/PauseCase', 'common/GetClock', 'dca-handoff/ListAgencies']),
    );
  });

  it('has a command for every rpc that a person may want', () => {
    const missing = allRpcs().filter((rpc) => !called.has(rpc) && !(rpc in withoutCommand));
    expect(missing).toEqual([]);
  });

  it('takes --yes wherever it asks, and nowhere else', () => {
    const files = asking();
    expect(files.filter(({ asked }) => asked > 0).length).toBeGreaterThan(6);
    expect(files.filter(({ asked, answered }) => asked !== answered)).toEqual([]);
  });

  it('explains the lack of a command only where there is none, and of rpcs that exist', () => {
    const explained = Object.keys(withoutCommand);
    expect(explained.filter((rpc) => called.has(rpc))).toEqual([]);
    expect(explained.filter((rpc) => !allRpcs().includes(rpc))).toEqual([]);
  });
});
