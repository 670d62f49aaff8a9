import { readSchemaDocument } from './schema-document.js';

it('reads a schema with the labels that are not said', () => {
  const { of, schema } = readSchemaDocument(`
of: customers
name: contract
label: Contract
fields:
  - { name: tariff, label: Tariff, type: choice, required: true, choices: [BASIC, { code: PLUS, label: Plus }] }
  - { name: rate, type: decimal, min: 0, max: 99.5, decimals: 2 }
`);
  expect(of).toBe('customers');
  expect(schema.fields[0]).toMatchObject({
    ...{ name: 'tariff', label: 'Tariff', type: 'TYPE_CHOICE', required: true },
    choices: [
      { code: 'BASIC', label: 'BASIC', retired: false },
      { code: 'PLUS', label: 'Plus', retired: false },
    ],
  });
  expect(schema.fields[1]).toMatchObject({
    label: 'rate',
    type: 'TYPE_DECIMAL',
    min: '0',
    max: '99.5',
    maxDecimals: 2,
  });
});

it('names every fault with its line', () => {
  const wrong = 'of: people\nname: contract\nlabel: Contract\nfields:\n  - name: tariff\n    typ: choice\n';
  expect(() => readSchemaDocument(wrong)).toThrow(
    /line 1: must be customers or invoices.*line 6: .*did you mean type\?/s,
  );
});
