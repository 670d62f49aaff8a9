import { errors } from '../domain/errors.js';
import type { Session } from '../domain/session.js';
import { FindPerson } from './find-person.js';
import { sealTokens } from './session-secret.js';

const secret = 'what the browser holds';
const now = new Date('2026-03-02T09:00:00Z');
const tokens = { refreshToken: 'refresh', idToken: 'id' };
const limits = { idleMs: 3_600_000, maxMs: 43_200_000, checkMs: 900_000 };
const session = {
  sessionHash: 'hash',
  subject: 'ada',
  name: 'Ada',
  roles: ['lead'],
  providerSession: '',
  sealedTokens: sealTokens(secret, tokens),
  beganAt: new Date('2026-03-02T08:00:00Z'),
  seenAt: now,
  checkedAt: new Date('2026-03-02T08:00:00Z'),
  endsAt: new Date('2026-03-02T20:00:00Z'),
} as unknown as Session;

/** What becomes of a session that is to be checked, by what the provider says. */
async function checked(readAgain: () => Promise<object | null>, deleteFails = false) {
  const written: { deleted: boolean; update?: Session } = { deleted: false };
  const sessions = {
    find: async () => session,
    claimCheck: async () => true,
    noteSeen: async () => undefined,
    update: async (update: Session) => void (written.update = update),
    delete: async () => {
      if (deleteFails) throw new Error('the database is away');
      written.deleted = true;
    },
  };
  const policy = { limits, rolesOf: (groups: string[]) => groups };
  const find = new FindPerson({ readAgain } as never, sessions as never, policy as never, { now: () => now } as never);
  return { person: await find.findPerson(secret, true), ...written };
}

describe('a session that is checked', () => {
  it('goes on with the groups that the provider names now', async () => {
    const { person } = await checked(async () => ({ subject: 'ada', name: 'Ada', groups: ['agent'], tokens }));
    expect(person).toMatchObject({ subject: 'ada', roles: ['agent'] });
  });

  it.each([
    ['refuses', async () => null],
    ['names somebody else', async () => ({ subject: 'eve', name: 'Eve', groups: [], tokens })],
    ['gives what belongs to another', () => Promise.reject(errors.SIGN_IN_INVALID('Another subject.'))],
  ])('ends where the provider %s', async (_what, answer) => {
    expect(await checked(answer)).toMatchObject({ person: null, deleted: true });
  });

  it('goes on while the provider is away, and asks again soon', async () => {
    const away = () => Promise.reject(errors.PROVIDER_UNAVAILABLE('Away.'));
    const { person, deleted, update } = await checked(away);
    expect([person?.roles, deleted]).toEqual([['lead'], false]);
    expect(update!.checkedAt.getTime()).toBeLessThan(now.getTime());
  });

  it('does not go on as if nothing were where its end cannot be written', async () => {
    await expect(checked(async () => null, true)).rejects.toThrow('the database is away');
    await expect(checked(() => Promise.reject(new TypeError('a defect')))).rejects.toThrow('a defect');
  });
});
