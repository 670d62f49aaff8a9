import 'reflect-metadata';
import { useConsole } from '../../testing/console-service.js';

const console = useConsole();

const widget = (kind: string, y: number, more: object = {}) => ({
  ...{ id: kind, kind, x: 0, y, w: 12, h: 4, custom: null },
  ...more,
});
const diaryFirst = { widgets: [widget('diary', 0), widget('contacts', 4)] };
const contract = { label: 'Contract', schema: 'contract', fields: ['tariff'] };

interface Answer {
  readonly layout: { source: string; role: string | null; version: string; widgets: { kind: string }[] };
}
const layoutOf = async (response: Response) => ((await response.json()) as Answer).layout;
const kindsOf = ({ widgets }: Answer['layout']) => widgets.map(({ kind }) => kind);
const problemOf = async (response: Response) =>
  (await response.json()) as { reason: string; violations?: { field: string }[] };

describe('the page of a customer', () => {
  it('is that of Dunlin, then that of the role, then one’s own, and back again', async () => {
    const [admin, agent] = [await console.signIn('admin'), await console.signIn('agent')];
    const ofAgent = '/api/v1/account-layouts/agent';
    expect(await layoutOf(await agent.get('/api/v1/account-layout'))).toMatchObject({
      source: 'DEFAULT',
      version: '0',
    });
    const shared = await admin.send('PUT', ofAgent, { widgets: [widget('journal', 0)] }, { 'if-match': '"0"' });
    expect(await layoutOf(shared)).toMatchObject({ source: 'ROLE', role: 'agent', version: '1' });
    const seen = await layoutOf(await agent.get('/api/v1/account-layout'));
    expect([seen.source, seen.role, kindsOf(seen)]).toEqual(['ROLE', 'agent', ['journal']]);
    const own = await layoutOf(await agent.send('PUT', '/api/v1/account-layout', diaryFirst, { 'if-match': '"0"' }));
    expect([own.source, own.version, kindsOf(own)]).toEqual(['OWN', '1', ['diary', 'contacts']]);
    expect(await layoutOf(await agent.get('/api/v1/account-layout'))).toEqual(own);
    expect((await agent.send('DELETE', '/api/v1/account-layout', undefined, { 'if-match': '"1"' })).status).toBe(204);
    expect(await layoutOf(await agent.get('/api/v1/account-layout'))).toMatchObject({ source: 'ROLE' });
    expect((await admin.send('DELETE', ofAgent)).status).toBe(204);
    expect(await layoutOf(await admin.get(ofAgent))).toMatchObject({ source: 'DEFAULT' });
  });

  it('is arranged by the version that was seen', async () => {
    const finance = await console.signIn('finance');
    const put = (version: string) =>
      finance.send('PUT', '/api/v1/account-layout', diaryFirst, { 'if-match': `"${version}"` });
    const both = await Promise.all([put('0'), put('0')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await put('1')).status).toBe(200);
    const stale = await put('1');
    expect([stale.status, (await problemOf(stale)).reason]).toEqual([412, 'LAYOUT_CONFLICT']);
    const gone = await finance.send('DELETE', '/api/v1/account-layout', undefined, { 'if-match': '"1"' });
    expect(gone.status).toBe(412);
  });

  it('never has a version again that it had before it was removed', async () => {
    const viewer = await console.signIn('viewer');
    const send = (method: string, version: string, body?: object) =>
      viewer.send(method, '/api/v1/account-layout', body, { 'if-match': `"${version}"` });
    expect((await send('PUT', '0', diaryFirst)).status).toBe(200);
    expect((await send('DELETE', '1')).status).toBe(204);
    expect((await layoutOf(await send('PUT', '0', diaryFirst))).version).toBe('2');
    expect((await send('PUT', '1', { widgets: [] })).status).toBe(412);
    expect((await send('DELETE', '1')).status).toBe(412);
    expect((await send('DELETE', '2')).status).toBe(204);
    expect((await layoutOf(await send('PUT', '0', diaryFirst))).version).toBe('3');
  });

  it('takes what an organisation makes of its metadata, and refuses everything wrong at once', async () => {
    const lead = await console.signIn('lead');
    const put = (widgets: object[]) => lead.send('PUT', '/api/v1/account-layout', { widgets });
    const own = widget('metadata', 0, { id: 'own-1', custom: contract });
    expect((await put([own, { ...own, id: 'own-2', y: 4 }])).status).toBe(200);
    const wrong = await put([{ ...own, custom: null }, widget('cases', 2), widget('cases', 9, { id: 'again', w: 2 })]);
    expect(wrong.status).toBe(400);
    expect((await problemOf(wrong)).violations!.map(({ field }) => field)).toEqual([
      'widgets.0.custom',
      'widgets.1.y',
      'widgets.2.w',
      'widgets.2.kind',
    ]);
    const unfit = await put([widget('weather', 0), { ...own, colour: 'red' }]);
    expect((await problemOf(unfit)).violations!.length).toBeGreaterThan(1);
  });

  it('of a role is arranged by administrators alone, and only for roles that there are', async () => {
    const [lead, admin] = [await console.signIn('lead'), await console.signIn('admin')];
    expect((await lead.send('PUT', '/api/v1/account-layouts/agent', diaryFirst)).status).toBe(403);
    const unknown = await admin.send('PUT', '/api/v1/account-layouts/king', diaryFirst);
    expect([unknown.status, (await problemOf(unknown)).reason]).toEqual([404, 'LAYOUT_NOT_FOUND']);
  });
});
