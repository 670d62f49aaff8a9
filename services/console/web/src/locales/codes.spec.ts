import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { faultTexts } from '#libs/errors';
import { invoiceReasons } from '#libs/fence';
import { de } from './de.js';
import { en } from './en.js';

const root = join(import.meta.dirname, '../../../../..');

/** The codes that the lists of the services declare, each with what it means. */
async function declared(kind: 'errors' | 'refusals'): Promise<string[]> {
  const files = readdirSync(join(root, 'services'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`/domain/${kind}.ts`))
    .map((file) => join(root, 'services', file));
  if (kind === 'errors') files.push(join(root, 'libs/platform/errors.ts'));
  const modules = await Promise.all(files.map((file) => import(file) as Promise<object>));
  const lists = modules.flatMap((module) => Object.values(module)).filter((list) => typeof list === 'object');
  return lists.flatMap((list: object) => Object.keys(list));
}

const namesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

describe.each([
  ['English', en],
  ['German', de],
])('the %s texts', (_language, { why, errors, fault }) => {
  it('have one for every reason of an error that a service declares', async () => {
    const codes = await declared('errors');
    expect(codes).toEqual(expect.arrayContaining(['CASE_NOT_FOUND', 'BODY_INVALID', 'SERVICE_UNAVAILABLE']));
    expect(codes.filter((code) => !Object.hasOwn(errors, code))).toEqual([]);
  });

  it('have one for every refusal of an act that a service declares', async () => {
    const codes = await declared('refusals');
    expect(codes).toEqual(expect.arrayContaining(['ALREADY_PAUSED', 'KEPT_VOID', 'UNTIL_TIME_PASSED']));
    const ofFence = [...invoiceReasons, 'NO_CONTACT'];
    const known = { ...errors, ...why };
    expect([...codes, ...ofFence].filter((code) => !Object.hasOwn(known, code))).toEqual([]);
  });

  it('have none for a reason of an error that no service gives any more', async () => {
    const codes = new Set(await declared('errors'));
    expect(Object.keys(errors).filter((code) => !codes.has(code))).toEqual([]);
  });

  it('have no code in both groups, where one would hide the other', () => {
    expect(Object.keys(why).filter((code) => Object.hasOwn(errors, code))).toEqual([]);
  });

  it('have one for every fault of a field that a service can find, which names no fact that the fault has not', () => {
    expect(Object.keys(fault).sort()).toEqual(Object.keys(faultTexts).sort());
    const unknown = Object.entries(faultTexts).filter(([code, english]) =>
      namesIn(fault[code as keyof typeof fault]).some((name) => !namesIn(english).includes(name)),
    );
    expect(unknown).toEqual([]);
  });

  it('are sentences', () => {
    const texts = [why, errors, fault].flatMap((group) => Object.values<string>(group));
    expect(texts.filter((text) => !/^([A-ZÄÖÜ]|\{\{).*\.$/.test(text))).toEqual([]);
  });
});

it('name the same facts in both languages', () => {
  const ofBoth = (Object.keys(en.errors) as (keyof typeof en.errors)[]).map((code) => [
    namesIn(en.errors[code]),
    namesIn(de.errors[code]),
  ]);
  expect(ofBoth.filter(([english, german]) => english!.join() !== german!.join())).toEqual([]);
});
