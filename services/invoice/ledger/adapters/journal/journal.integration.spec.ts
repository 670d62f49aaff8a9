import { fromTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { schemaDrift } from '#libs/platform';
import { service } from '../../../service.js';
import { ann, connected, settled, specService } from '../../../testing/spec-service.js';
import { positionText, type ProofPosition, proofStart, proveJournal, readPosition } from './journal.proof.js';
import { WatermarkStore } from './journal.watermark.js';

const spec = specService();
const { aCustomer, anInvoice, consume, owner } = spec;

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(spec.db.ownerUrl, [...service.tables] as never)).toEqual([]);
});

describe('the journal in PostgreSQL', () => {
  const entryId = newId();
  const entry = `INSERT INTO journal_entries VALUES ('${entryId}', 'spec', 'SPEC', '${entryId}', 'USD', 2, NULL, '2013-01-01', now())`;
  const line = (number: number, debit: number, credit: number): string =>
    `('${entryId}', ${number}, 1200, ${debit}, ${credit})`;
  const insertLines = 'INSERT INTO journal_lines (entry_id, line_number, account, debit_minor, credit_minor) VALUES';
  const asService = (...statements: string[]): Promise<unknown> =>
    connected(spec.db.url, async (connection) => {
      await connection.query('BEGIN');
      for (const statement of statements) await connection.query(statement);
    });

  it.each([
    ['UPDATE journal_lines SET debit_minor = 1', '42501'],
    ['UPDATE journal_entries SET context = context', '42501'],
    ['DELETE FROM journal_lines', '42501'],
    ['DELETE FROM journal_entries', '42501'],
    ['TRUNCATE journal_lines', '42501'],
    ['TRUNCATE journal_entries', '42501'],
    ['ALTER TABLE journal_lines DISABLE TRIGGER ALL', '42501'],
  ])('refuses %s to the role of the service', async (statement, code) => {
    await expect(asService(statement)).rejects.toMatchObject({ code });
  });

  it.each([
    'UPDATE journal_lines SET debit_minor = 1',
    'DELETE FROM journal_entries',
    'TRUNCATE journal_entries, journal_lines',
  ])('refuses %s even to the owner', async (statement) => {
    await expect(owner((connection) => connection.query(statement))).rejects.toMatchObject({ code: '23001' });
  });

  it('refuses what does not balance, is not whole, has no entry or comes later', async () => {
    const refused = { code: '23000' };
    await expect(asService(entry, `${insertLines} ${line(1, 100, 0)}, ${line(2, 0, 99)}`)).rejects.toMatchObject(
      refused,
    );
    await expect(asService(entry, `${insertLines} ${line(1, 100, 0)}`)).rejects.toMatchObject(refused);
    await expect(asService(`${insertLines} ${line(1, 100, 0)}, ${line(2, 0, 100)}`)).rejects.toMatchObject(refused);
    const whole = `${insertLines} ${line(1, 100, 0)}, ${line(2, 0, 100)}`;
    await expect(asService(entry, whole, `${insertLines} ${line(3, 5, 0)}, ${line(4, 0, 5)}`)).rejects.toMatchObject(
      refused,
    );
    await expect(asService(entry, whole, whole)).rejects.toMatchObject({ code: '23505' });
    await expect(asService(entry, `${insertLines} ${line(1, -1, 0)}, ${line(2, 0, -1)}`)).rejects.toMatchObject({
      code: '23514',
    });
  });

  it('refuses an entry without lines when its transaction ends, also where they would come later', async () => {
    await expect(asService(entry, 'COMMIT')).rejects.toMatchObject({ code: '23000' });
    const deferred = 'SET CONSTRAINTS ALL DEFERRED';
    await expect(asService(deferred, entry, 'COMMIT')).rejects.toMatchObject({ code: '23000' });
  });

  it('refuses lines about an invoice or a payment of another currency or customer, or about none that is known', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const paymentId = newId();
    await consume('onPayments', settled({ paymentId, customerId, minor: 100 }));
    const post = (currency: string, of: string, about: { invoiceId?: string; paymentId?: string }) => {
      const [invoice, payment] = [about.invoiceId, about.paymentId].map((id) => (id ? `'${id}'` : 'NULL'));
      const lines = [`'${entryId}', 1, 1200, 100, 0`, `'${entryId}', 2, 4000, 0, 100`];
      return asService(
        entry.replace(`'USD'`, `'${currency}'`).replace(`'SPEC', '${entryId}'`, `'SPEC', '${of}'`),
        `INSERT INTO journal_lines (entry_id, line_number, account, debit_minor, credit_minor, invoice_id, payment_id)
           VALUES ${lines.map((each) => `(${each}, ${invoice}, ${payment})`).join(', ')}`,
      );
    };
    const refused = { code: '23000' };
    for (const about of [{ invoiceId }, { paymentId }]) {
      await expect(post('EUR', customerId, about)).rejects.toMatchObject(refused);
      await expect(post('USD', newId(), about)).rejects.toMatchObject(refused);
      await post('USD', customerId, about);
    }
    await expect(post('USD', customerId, { invoiceId: newId() })).rejects.toMatchObject(refused);
    await expect(post('USD', customerId, { paymentId: newId() })).rejects.toMatchObject(refused);
  });

  it('refuses a repeated source', async () => {
    await expect(asService(entry, entry.replace(`('${entryId}'`, `('${newId()}'`))).rejects.toMatchObject({
      code: '23505',
    });
  });

  it('reports what breaks an invariant', async () => {
    const invoice = await anInvoice(await aCustomer());
    const set = (minor: number) =>
      owner((connection) =>
        connection.query('UPDATE invoices SET amount_minor = $1, remaining_minor = $1 WHERE invoice_id = $2', [
          minor,
          invoice.invoiceId,
        ]),
      );
    await set(10_001);
    const proof = await spec.client.verifyJournal({}, ann);
    expect(proof).toMatchObject({
      balanced: false,
      violations: [expect.stringContaining(`Invoice ${invoice.number} remains 10001`)],
    });
    // Ranges of any size find the same, also beyond the last key and where there is none.
    const { entryCount, lineCount, violations } = proof;
    for (const keysPerRange of [1, 3]) {
      const start = await proofStart(spec.db.database, null);
      const again = await proveJournal(spec.db.database, start, { keysPerRange });
      expect(again).toEqual({ entryCount: BigInt(entryCount), lineCount: BigInt(lineCount), violations, next: null });
    }
    await set(10_000);
  });

  it('is proved in parts, each on snapshots of its own, as if it were proved at once', async () => {
    await anInvoice(await aCustomer());
    const start = await proofStart(spec.db.database, null);
    const whole = await proveJournal(spec.db.database, start);
    let [entryCount, partCount] = [0n, 0];
    for (let next: ProofPosition | null = start; next !== null; partCount += 1) {
      const part = await proveJournal(spec.db.database, next, { withinMs: 0.001, keysPerRange: 1 });
      entryCount += part.entryCount;
      next = part.next && readPosition(positionText(part.next));
      if (partCount === 0) expect(part).toMatchObject({ entryCount: 1n, next: { table: 'journal_entries' } });
    }
    expect(entryCount).toBe(whole.entryCount);
    expect(partCount).toBeGreaterThan(Number(entryCount));
    const damaged = spec.client.verifyJournal({ pageToken: 'journal_entries/x' }, ann);
    await expect(damaged).rejects.toMatchObject({ code: 'INVOICE_INVALID' });
  });

  describe('proved since it was proved last', () => {
    /** Makes an invoice say that more remains than was posted. */
    const falsify = (invoiceId: string, minor: number) =>
      owner(async (connection) => {
        await connection.query(
          'UPDATE invoices SET amount_minor = amount_minor + $1, remaining_minor = remaining_minor + $1 WHERE invoice_id = $2',
          [minor, invoiceId],
        );
        // What its customer owes says the same.
        await connection.query(
          'SELECT refresh_debtors(ARRAY[customer_id], ARRAY[currency]) FROM invoices WHERE invoice_id = $1',
          [invoiceId],
        );
      });
    /** As if everything of now had been posted long ago. */
    async function proveUpToNow(): Promise<ProofPosition> {
      const start = await proofStart(spec.db.database, null);
      const upTo = newId();
      expect(await proveJournal(spec.db.database, { ...start, upTo })).toMatchObject({ violations: [], next: null });
      return { table: 'since', after: upTo, upTo: newId(), clean: true };
    }
    const verify = (fromStart = false) => spec.client.verifyJournal({ fromStart }, ann);

    it('reads what was posted since, with all that it is about', async () => {
      const customerId = await aCustomer();
      const [old, owed] = [await anInvoice(customerId), await anInvoice(customerId)];
      await proveUpToNow();
      expect(await verify()).toMatchObject({ balanced: true, entryCount: '0' });
      await falsify(old.invoiceId, 1);
      // Nothing was posted about it, so only a proof from the start sees it.
      expect(await verify()).toMatchObject({ balanced: true, entryCount: '0' });
      await anInvoice(customerId);
      expect(await verify()).toMatchObject({ balanced: true, entryCount: '1', lineCount: '2' });
      await consume('onPayments', settled({ customerId, minor: 1, invoiceIds: [owed.invoiceId] }));
      await falsify(owed.invoiceId, 2);
      const proof = await verify();
      expect(proof.violations).toEqual([expect.stringContaining(`Invoice ${owed.number} remains 10001`)]);
      // What was found stays found until it is right.
      expect((await verify()).violations).toEqual(proof.violations);
      expect((await verify(true)).violations).toHaveLength(2);
      await falsify(old.invoiceId, -1);
      await falsify(owed.invoiceId, -2);
      expect(await verify(true)).toMatchObject({ balanced: true });
    });

    it('tells how far everything is proved, and forgets it when a proof from the start finds a violation', async () => {
      const invoice = await anInvoice(await aCustomer());
      await proveUpToNow();
      const proof = await verify();
      expect(proof.sinceTime).not.toBeNull();
      expect(proof.provedTime).toEqual(proof.sinceTime);
      await falsify(invoice.invoiceId, 1);
      expect(await verify(true)).toMatchObject({ balanced: false, sinceTime: null, provedTime: null });
      expect(await verify()).toMatchObject({ balanced: false });
      await falsify(invoice.invoiceId, -1);
      expect((await verify()).sinceTime).toBeNull();
    });

    it('notes no more than what no open transaction can add to', async () => {
      await anInvoice(await aCustomer());
      await new WatermarkStore(spec.db.database).forget();
      const proof = await verify(true);
      const hourAgo = Date.now() - 3_600_000;
      expect(fromTimestamp(proof.provedTime)!.getTime()).toBeLessThanOrEqual(hourAgo);
      expect(Number((await verify()).entryCount)).toBeGreaterThan(0);
    });

    it('notes each part that is proved, so that a proof that is cut off was not in vain', async () => {
      await proveUpToNow();
      for (let count = 0; count < 2; count += 1) await anInvoice(await aCustomer());
      const position = await proofStart(spec.db.database, await new WatermarkStore(spec.db.database).find());
      const limits = { withinMs: 0.001, keysPerRange: 1 };
      await proveJournal(spec.db.database, { ...position, upTo: newId() }, limits);
      expect((await verify()).entryCount).toBe('1');
    });
  });

  it('list the journal by pages in order of posting', async () => {
    const customerId = await aCustomer();
    await anInvoice(customerId);
    await consume('onPayments', settled({ customerId, minor: 10_000 }));
    const contexts: string[] = [];
    let pageToken = '';
    do {
      const page = await spec.client.listJournalLines({ customerId, pageSize: 1, pageToken }, ann);
      contexts.push(...page.lines.map(({ context, account }) => `${context} ${account}`));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(contexts).toEqual([
      'INVOICE_ISSUED 1200',
      'INVOICE_ISSUED 4000',
      'PAYMENT_SETTLED 1100',
      'PAYMENT_SETTLED 2100',
      'ALLOCATION 2100',
      'ALLOCATION 1200',
    ]);
  });
});
