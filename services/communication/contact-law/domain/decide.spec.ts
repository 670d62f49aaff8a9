import fc from 'fast-check';
import type { CustomerFlag } from '#libs/fence';
import { addDays, localDateAt, localTimeAt } from '#libs/time';
import type { ContactDecision, ContactIntent, ContactLawFacts, JurisdictionPack } from './contact-law.js';
import { decide } from './decide.js';
import { shippedPacks } from './packs.js';

const facts: ContactLawFacts = {
  debtType: 'CONSUMER',
  role: 'COLLECTOR',
  jurisdiction: 'US-NY',
  zones: ['America/New_York'],
  optedOutChannels: [],
  optOutConfirmations: 0,
  flags: [],
  caps: [],
  contacts: [],
};
const intent: ContactIntent = {
  at: new Date('2024-05-15T14:00:00Z'),
  channel: 'EMAIL',
  purpose: 'COLLECTION',
  optOutOffered: true,
};

const at = (text: string, more: Partial<ContactLawFacts> = {}, other: Partial<ContactIntent> = {}): ContactDecision =>
  decide({ ...intent, ...other, at: new Date(text) }, { ...facts, ...more }, shippedPacks);
const delay = (text: string, ...ruleIds: string[]) =>
  expect.objectContaining({ outcome: 'DELAY_UNTIL', delayUntil: new Date(text), ruleIds });
const deny = (...ruleIds: string[]) => expect.objectContaining({ outcome: 'DENY', delayUntil: null, ruleIds });
const allow = expect.objectContaining({ outcome: 'ALLOW', delayUntil: null, ruleIds: [], citations: [] });

describe('contact hours (R01)', () => {
  it('opens at 08:00 and closes at 21:00, debtor-local', () => {
    expect(at('2024-05-15T07:59:59.999-04:00')).toEqual(delay('2024-05-15T08:00:00-04:00', 'R01'));
    expect(at('2024-05-15T08:00:00-04:00')).toEqual(allow);
    expect(at('2024-05-15T20:59:59.999-04:00')).toEqual(allow);
    expect(at('2024-05-15T21:00:00-04:00')).toEqual(delay('2024-05-16T08:00:00-04:00', 'R01'));
    expect(at('2024-05-15T00:00:00-04:00')).toEqual(delay('2024-05-15T08:00:00-04:00', 'R01'));
  });

  it('keeps the wall clock over both changes of the clocks', () => {
    expect(at('2024-03-09T22:00:00-05:00')).toEqual(delay('2024-03-10T08:00:00-04:00', 'R01'));
    expect(at('2024-11-02T22:00:00-04:00')).toEqual(delay('2024-11-03T08:00:00-05:00', 'R01'));
  });

  it('names the law for a collector in the US and the default of the organisation for everybody else', () => {
    expect(at('2024-05-15T03:00:00-04:00').citations).toContain('12 CFR 1006.6(b)(1)(i)');
    for (const other of [
      { role: 'CREDITOR' },
      { debtType: 'BUSINESS' },
      { jurisdiction: 'DE' },
      { jurisdiction: 'USX' },
    ] as const) {
      const decision = at('2024-05-15T03:00:00-04:00', other);
      expect(decision).toEqual(delay('2024-05-15T08:00:00-04:00', 'R01'));
      expect(decision.citations).toEqual([expect.stringMatching(/^Policy of the organisation/)]);
      expect(decision.packs).toEqual(['default@1', 'standstill@1']);
    }
    expect(at('2024-05-15T12:00:00-04:00').packs).toEqual(['default@1', 'standstill@1', 'us-collector@1']);
  });

  it('does not bind letters', () => {
    expect(at('2024-05-15T03:00:00-04:00', {}, { channel: 'LETTER' })).toEqual(allow);
  });
});

describe('an ambiguous location (R02)', () => {
  const zones = ['America/New_York', 'America/Los_Angeles'];

  it('allows an ET mobile with a PT address from 11:00 to 21:00 ET', () => {
    expect(at('2024-05-15T10:59:59.999-04:00', { zones })).toEqual(delay('2024-05-15T11:00:00-04:00', 'R02'));
    expect(at('2024-05-15T11:00:00-04:00', { zones })).toEqual(allow);
    expect(at('2024-05-15T20:59:00-04:00', { zones })).toEqual(allow);
    expect(at('2024-05-15T21:00:00-04:00', { zones })).toEqual(delay('2024-05-16T11:00:00-04:00', 'R01', 'R02'));
  });

  it('denies when no hour suits all zones', () => {
    const everywhere = ['Europe/London', 'Asia/Tokyo', 'America/Los_Angeles'];
    for (const hour of ['00', '06', '12', '18']) {
      expect(at(`2024-05-15T${hour}:00:00Z`, { zones: everywhere })).toEqual(deny('R02'));
    }
  });
});

describe('opt-out offered (R06), opted out (R07) and full stop (R44)', () => {
  it('denies a message without an opt-out', () => {
    expect(at('2024-05-15T12:00:00-04:00', {}, { optOutOffered: false })).toEqual(deny('R06'));
    expect(at('2024-05-15T12:00:00-04:00', {}, { optOutOffered: false, channel: 'CALL' })).toEqual(allow);
  });

  it('treats an opted-out channel as dead, and only that one', () => {
    expect(at('2024-05-15T12:00:00-04:00', { optedOutChannels: ['EMAIL'] })).toEqual(deny('R07'));
    expect(at('2024-05-15T12:00:00-04:00', { optedOutChannels: ['SMS'] })).toEqual(allow);
  });

  it('allows one confirmation of an opt-out', () => {
    const optedOut = { optedOutChannels: ['EMAIL'] } as const;
    const confirmation = { purpose: 'OPT_OUT_CONFIRMATION' } as const;
    expect(at('2024-05-15T12:00:00-04:00', optedOut, confirmation)).toEqual(allow);
    const second = { ...optedOut, optOutConfirmations: 1 };
    expect(at('2024-05-15T12:00:00-04:00', second, confirmation)).toEqual(deny('R07'));
  });

  it.each([
    ['ATTORNEY', 'R11'],
    ['MORATORIUM', 'R32'],
  ] as const)('stops everything for %s, wherever and whoever the debtor is', (flag, rule) => {
    for (const channel of ['EMAIL', 'SMS', 'CALL', 'LETTER'] as const) {
      const anyone = { flags: [flag], role: 'CREDITOR', jurisdiction: 'DE', debtType: 'BUSINESS' } as const;
      expect(at('2024-05-15T12:00:00-04:00', anyone, { channel })).toEqual(deny(rule));
    }
  });

  it.each(['BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT'] as const)('stops everything for %s', (flag) => {
    for (const channel of ['EMAIL', 'SMS', 'CALL', 'LETTER'] as const) {
      expect(at('2024-05-15T12:00:00-04:00', { flags: [flag] }, { channel })).toEqual(deny('R44'));
    }
  });

  it('waits for the end of a flag that has one, however far away it is, and denies where another has none', () => {
    const dated = { flags: ['MORATORIUM'], flagEnds: { MORATORIUM: '2024-07-31' } } as const;
    expect(at('2024-05-15T12:00:00-04:00', dated)).toEqual(delay('2024-08-01T08:00:00-04:00', 'R01', 'R32'));
    expect(at('2024-07-31T20:59:00-04:00', dated)).toEqual(delay('2024-08-01T08:00:00-04:00', 'R01', 'R32'));
    expect(at('2024-08-01T08:00:00-04:00', dated)).toEqual(allow);
    expect(at('2024-05-15T12:00:00-04:00', { ...dated, flags: ['MORATORIUM', 'ATTORNEY'] })).toEqual(deny('R11'));
  });

  it('stops everything for a flag of a later release', () => {
    expect(at('2024-05-15T12:00:00-04:00', { flags: ['UNKNOWN'] })).toEqual(deny('R11', 'R32', 'R44'));
  });

  it('denies where one rule denies and another delays, and names every rule that denies', () => {
    const both = { flags: ['DECEASED'], optedOutChannels: ['EMAIL'] } as const;
    expect(at('2024-05-15T03:00:00-04:00', both)).toEqual(deny('R07', 'R44'));
  });
});

describe('caps per customer and channel', () => {
  const cap = (perDay: number | null, perSevenDays: number | null) => ({ perDay, perSevenDays });
  const aDayFrom = (first: string, days: number) =>
    Array.from({ length: days }, (_, index) => ({ on: addDays(first, index), count: 1 }));

  it('binds no one unless it is set', () => {
    expect(at('2024-05-15T12:00:00-04:00', { contacts: [{ on: '2024-05-15', count: 1_000 }] })).toEqual(allow);
  });

  it('counts seven consecutive days: seven from 1 to 7 April allow the next on 8 April', () => {
    const seven = { caps: [cap(null, 7)], contacts: aDayFrom('2024-04-01', 7) };
    expect(at('2024-04-07T12:00:00-04:00', seven)).toEqual(delay('2024-04-08T08:00:00-04:00', 'CAP', 'R01'));
    expect(at('2024-04-08T12:00:00-04:00', seven)).toEqual(allow);
  });

  it('counts calendar days of the debtor', () => {
    const one = { caps: [cap(1, null)], contacts: [{ on: '2024-05-15', count: 1 }] };
    expect(at('2024-05-15T12:00:00-04:00', one)).toEqual(delay('2024-05-16T08:00:00-04:00', 'CAP', 'R01'));
    expect(at('2024-05-16T08:00:00-04:00', one)).toEqual(allow);
  });

  it('denies where the cap is none at all', () => {
    expect(at('2024-05-15T12:00:00-04:00', { caps: [cap(0, null)] })).toEqual(deny('CAP'));
    expect(at('2024-05-15T12:00:00-04:00', { caps: [cap(null, 0)] })).toEqual(deny('CAP'));
  });
});

describe('versions of packs', () => {
  const hours = (version: number, effectiveFrom: string, opens: string, effectiveUntil: string | null = null) =>
    ({
      name: 'house',
      version,
      effectiveFrom,
      effectiveUntil,
      appliesTo: {},
      rules: [
        {
          kind: 'CONTACT_HOURS',
          id: 'R01',
          citation: 'house',
          channels: ['EMAIL'],
          opens,
          closes: '20:00',
          otherZones: { id: 'R02', citation: 'house' },
        },
      ],
    }) satisfies JurisdictionPack;
  const asked = (text: string, packs: JurisdictionPack[]) => decide({ ...intent, at: new Date(text) }, facts, packs);

  it('takes the newest version in force on the day in question', () => {
    const packs = [hours(2, '2024-06-01', '10:00'), hours(1, '2024-01-01', '09:00')];
    expect(asked('2024-05-31T09:30:00-04:00', packs)).toEqual(allow);
    expect(asked('2024-06-01T09:30:00-04:00', packs)).toEqual(delay('2024-06-01T10:00:00-04:00', 'R01'));
    expect(asked('2024-05-31T20:30:00-04:00', packs)).toEqual(delay('2024-06-01T10:00:00-04:00', 'R01'));
  });

  it('does not wait for a rule that ends before', () => {
    const packs = [hours(1, '2024-01-01', '09:00', '2024-06-01')];
    expect(asked('2024-05-31T20:30:00-04:00', packs)).toEqual(delay('2024-06-01T00:00:00-04:00', 'R01'));
    expect(asked('2024-06-01T03:00:00-04:00', packs)).toEqual(allow);
  });
});

describe('for any debtor at any instant', () => {
  const someZones = [
    'America/New_York',
    'America/Los_Angeles',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Europe/Berlin',
    'Europe/London',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'Asia/Tokyo',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
  ];
  const instant = fc.oneof(
    fc.date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }),
    // Around changes of the clocks.
    fc
      .tuple(
        fc.constantFrom('2024-03-10', '2024-11-03', '2024-03-31', '2024-10-27', '2018-11-04', '2019-04-07'),
        fc.integer({ min: -36, max: 36 }),
        fc.integer({ min: 0, max: 3_599_999 }),
      )
      .map(([day, hours, ms]) => new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000 + ms)),
  );
  const someFacts = fc.record({
    debtType: fc.constantFrom('CONSUMER' as const, 'BUSINESS' as const),
    role: fc.constantFrom('CREDITOR' as const, 'COLLECTOR' as const),
    jurisdiction: fc.constantFrom('US', 'US-MA', 'DE'),
    zones: fc.uniqueArray(fc.constantFrom(...someZones), { minLength: 1, maxLength: 4 }),
    optedOutChannels: fc.subarray(['EMAIL', 'SMS'] as const),
    optOutConfirmations: fc.nat(2),
    flags: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray<CustomerFlag>(['DECEASED', 'FRAUD'])),
    caps: fc.array(
      fc.record({
        perDay: fc.option(fc.integer({ min: 0, max: 3 })),
        perSevenDays: fc.option(fc.integer({ min: 0, max: 9 })),
      }),
      { maxLength: 2 },
    ),
    recent: fc.array(fc.nat(3), { maxLength: 9 }),
  });
  const someCase = fc
    .record({
      at: instant,
      channel: fc.constantFrom('EMAIL' as const, 'SMS' as const, 'CALL' as const),
      purpose: fc.constantFrom('COLLECTION' as const, 'OPT_OUT_CONFIRMATION' as const),
      optOutOffered: fc.boolean(),
      facts: someFacts,
    })
    .map(({ facts: { recent, ...known }, ...asked }) => {
      const today = localDateAt(asked.at, known.zones[0]!);
      const contacts = recent.map((count, daysAgo) => ({ on: addDays(today, -daysAgo), count }));
      return { intent: asked as ContactIntent, facts: { ...known, contacts } as ContactLawFacts };
    });
  const strictness = ({ outcome, delayUntil }: ContactDecision): number =>
    outcome === 'ALLOW' ? 0 : outcome === 'DENY' ? Infinity : delayUntil!.getTime();
  const within = (moment: Date, zone: string): boolean => {
    const time = localTimeAt(moment, zone);
    return time >= '08:00' && time < '21:00';
  };

  it('never allows outside the hours of any zone, and the instant of a delay is itself allowed', () => {
    fc.assert(
      fc.property(someCase, ({ intent: asked, facts: known }) => {
        const decision = decide(asked, known, shippedPacks);
        if (decision.outcome === 'DENY') return;
        const moment = decision.delayUntil ?? asked.at;
        expect(known.zones.filter((zone) => !within(moment, zone))).toEqual([]);
        expect(decide({ ...asked, at: moment }, known, shippedPacks).outcome).toBe('ALLOW');
        expect(known.flags).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('delays to the first allowed instant', () => {
    fc.assert(
      fc.property(someCase, fc.double({ min: 0, max: 1, noNaN: true }), ({ intent: asked, facts: known }, share) => {
        const decision = decide(asked, known, shippedPacks);
        if (decision.outcome !== 'DELAY_UNTIL') return;
        const until = decision.delayUntil!.getTime();
        const between = Math.floor(asked.at.getTime() + share * (until - 1 - asked.at.getTime()));
        for (const moment of [between, until - 1]) {
          const earlier = decide({ ...asked, at: new Date(moment) }, known, shippedPacks);
          expect(earlier.delayUntil?.getTime()).toBe(until);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('becomes no milder when a zone, a flag, an opt-out, a contact, a cap or a pack is added', () => {
    const stricter = fc.constantFrom<(facts: ContactLawFacts) => ContactLawFacts>(
      (known) => ({ ...known, zones: [...known.zones, 'Asia/Karachi'] }),
      (known) => ({ ...known, flags: [...known.flags, 'MINOR'] }),
      (known) => ({ ...known, optedOutChannels: ['EMAIL', 'SMS', 'CALL', 'LETTER'] }),
      (known) => ({ ...known, caps: [...known.caps, { perDay: 1, perSevenDays: 3 }] }),
      (known) => ({ ...known, contacts: known.contacts.map(({ on, count }) => ({ on, count: count + 1 })) }),
      (known) => ({ ...known, optOutConfirmations: known.optOutConfirmations + 1 }),
    );
    fc.assert(
      fc.property(someCase, stricter, ({ intent: asked, facts: known }, more) => {
        const before = strictness(decide(asked, known, shippedPacks));
        expect(strictness(decide(asked, more(known), shippedPacks))).toBeGreaterThanOrEqual(before);
        expect(strictness(decide(asked, known, shippedPacks.slice(0, 1)))).toBeLessThanOrEqual(before);
        expect(strictness(decide({ ...asked, optOutOffered: false }, known, shippedPacks))).toBeGreaterThanOrEqual(
          before,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the order of packs, rules and facts, and is the same each time', () => {
    fc.assert(
      fc.property(someCase, ({ intent: asked, facts: known }) => {
        const [own, ...others] = known.zones;
        const turned: ContactLawFacts = {
          ...known,
          zones: [own!, ...others.reverse()],
          flags: [...known.flags].reverse(),
          caps: [...known.caps].reverse(),
          contacts: [...known.contacts].reverse(),
          optedOutChannels: [...known.optedOutChannels].reverse(),
        };
        const packs = shippedPacks.map((pack) => ({ ...pack, rules: [...pack.rules].reverse() })).reverse();
        const frozen = structuredClone({ asked, known });
        const decision = decide(asked, known, shippedPacks);
        expect(decide(asked, turned, packs)).toEqual(decision);
        expect(decide(asked, known, shippedPacks)).toEqual(decision);
        expect({ asked, known }).toEqual(frozen);
      }),
      { numRuns: 300 },
    );
  });

  it('has another facts hash for other facts', () => {
    const hash = (more: Partial<ContactLawFacts>, packs = shippedPacks) =>
      decide(intent, { ...facts, ...more }, packs).factsHash;
    const hashes = [
      hash({}),
      hash({ zones: ['America/Chicago'] }),
      hash({ zones: ['America/New_York', 'America/Chicago'] }),
      hash({ zones: ['America/Chicago', 'America/New_York'] }),
      hash({ flags: ['FRAUD'] }),
      hash({ contacts: [{ on: '2024-05-15', count: 1 }] }),
      hash({ role: 'CREDITOR' }),
      hash({}, shippedPacks.slice(0, 1)),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
