import { type Dunlin, importFile, importPaymentFile } from '#libs/client';
import { sourceOf } from '#libs/files';
import { startOfDay } from '#libs/time';
import { type DayFile, inputMapping, paymentMapping } from './day-files.js';

const filesAtOnce = 8;

export interface DayFiles {
  /** Names the sending: the same name again registers nothing twice. */
  readonly name: string;
  /** Zone in which the files arrive, each at the first instant of its day. */
  readonly zone: string;
  readonly inputs: readonly DayFile[];
  readonly payments: readonly DayFile[];
}

/** Registers each day's input and payment file to be taken when the business clock gets to its day. */
export async function sendDayFiles(dunlin: Dunlin, { name, zone, inputs, payments }: DayFiles): Promise<void> {
  const file = (kind: string, mapping: string, { date, content }: DayFile) => ({
    name: `${kind}-${date}.csv`,
    content: sourceOf(content),
    mapping,
    arrival: startOfDay(date, zone),
    requestId: `${name}/${kind}/${date}`,
  });
  await inParallel(inputs, (day) => importFile(dunlin, file('input', inputMapping, day)));
  await inParallel(payments, (day) => importPaymentFile(dunlin, file('payments', paymentMapping, day)));
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const queue = [...items];
  const workers = Array.from({ length: filesAtOnce }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  });
  await Promise.all(workers);
}
