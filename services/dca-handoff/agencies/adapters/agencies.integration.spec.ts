import { newId } from '#libs/ids';
import { platformTables, schemaDrift } from '#libs/platform';
import { service } from '../../service.js';
import { agency, Handoff, someone } from '../../testing/handoff.js';

describe('agencies', () => {
  let handoff: Handoff;
  beforeAll(async () => {
    handoff = await Handoff.start();
  });
  afterAll(() => handoff.stop());
  beforeEach(() => handoff.reset());

  it('live in the schema that the tables say', async () => {
    expect(await schemaDrift(handoff.db.ownerUrl, [...platformTables, ...service.tables!])).toEqual([]);
  });

  it('are applied again and again, listed by code, and name a folder safely', async () => {
    await handoff.apply({ code: 'alpha', active: false });
    await handoff.apply({ title: ' Northgate ' });
    const page = await handoff.client.listAgencies({ pageSize: 1, pageToken: '' }, someone);
    expect(page.agencies).toEqual([{ code: 'alpha', title: 'Northgate Recoveries', active: false }]);
    const next = await handoff.client.listAgencies({ pageSize: 1, pageToken: page.nextPageToken }, someone);
    expect(next).toEqual({ agencies: [{ code: agency, title: 'Northgate', active: true }], nextPageToken: '' });
    for (const code of ['', '../up', 'Upper', 'a'.repeat(65), 'a--b']) {
      await expect(handoff.apply({ code })).rejects.toMatchObject({ code: 'AGENCY_INVALID' });
    }
  });

  it('answer a repeated request as before', async () => {
    const request = { requestId: newId(), code: 'alpha', title: 'Alpha', active: true };
    const first = await handoff.client.applyAgency(request, someone);
    await handoff.apply({ code: 'alpha', title: 'Beta' });
    expect(await handoff.client.applyAgency(request, someone)).toEqual(first);
  });

  it('are checked by code: which exist, and which of these take placements', async () => {
    await handoff.apply({ code: 'alpha', active: false });
    const check = (codes: string[]) => handoff.client.checkAgencies({ codes }, someone);
    expect(await check([agency, 'alpha', 'nobody', 'No Such', agency])).toEqual({
      activeCodes: [agency],
      inactiveCodes: ['alpha'],
    });
    expect(await check(['nobody'])).toEqual({ activeCodes: [], inactiveCodes: [] });
    for (const codes of [[], Array.from({ length: 501 }, (_, n) => `agency-${n}`)]) {
      await expect(check(codes)).rejects.toMatchObject({
        code: 'AGENCY_INVALID',
        details: { violations: [{ field: 'codes' }] },
      });
    }
  });
});
