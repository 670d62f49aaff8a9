import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  agencyFileErrorColumns,
  caseColumns,
  customerColumns,
  debtorColumns,
  invoiceColumns,
  messageColumns,
  paymentColumns,
  placementColumns,
  promiseColumns,
  taskColumns,
} from './exported-columns.js';

const contract = join(import.meta.dirname, '../../../../../docs/contracts/console.openapi.json');
const { components } = JSON.parse(readFileSync(contract, 'utf8')) as {
  components: { schemas: Record<string, { properties: Record<string, unknown> }> };
};
const ref = (name: string) => `{"$ref":"#/components/schemas/${name}"}`;

describe('columns of a file', () => {
  it.each([
    ['Case', caseColumns],
    ['Invoice', invoiceColumns],
    ['Customer', customerColumns],
    ['Debtor', debtorColumns],
    ['Placement', placementColumns],
    ['AgencyFileError', agencyFileErrorColumns],
    ['Task', taskColumns],
    ['Payment', paymentColumns],
    ['PaymentPromise', promiseColumns],
    ['Message', messageColumns],
  ] as const)('are those that the export of %s has', (schema, columns) => {
    const { properties } = components.schemas[schema]!;
    const known = Object.entries(properties).flatMap(([name, property]) => {
      const is = (schema: string) => JSON.stringify(property).includes(ref(schema));
      return [name, ...(is('Money') ? [`${name}Currency`] : []), ...(is('NextStep') ? [`${name}Time`] : [])];
    });
    const asked = Object.values(columns).flat();
    expect(asked.filter((name) => ![...known, 'customerReference', 'customerName'].includes(name))).toEqual([]);
  });

  it('name the customer where the list does', () => {
    for (const columns of [caseColumns, invoiceColumns, placementColumns, promiseColumns, taskColumns]) {
      expect(columns['customer']).toEqual(['customerReference', 'customerName']);
    }
  });
});
