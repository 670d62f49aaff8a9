import { readDocument } from './document.js';

const document = `
name: friendly-reminders
title: Friendly reminders
enrol: { when: 'overdue or due_in_days <= 3', minRemaining: { USD: '5.00' } }
anchor: due_date
calendar: { time: '10:00', within: 2h, zone: customer, days: business }
steps:
  - { id: upcoming, after: -3d, send: { channel: email, template: upcoming-due } }
  - { id: call-21, after: 21d, task: { queue: callers, title: 'Call about {{ invoice.number }}' }, catchUp: SKIP }
  - { id: agency-45, after: 45d, place: { agency: northgate } }
expire: { after: 60d }
`;

describe('the document of a sequence', () => {
  it('is read as people are told it', () => {
    expect(readDocument(document)).toEqual({
      when: 'overdue or due_in_days <= 3',
      minRemaining: { USD: '5.00' },
      anchor: 'due_date',
      grouping: 'invoice',
      time: '10:00',
      within: '2h',
      zone: 'customer',
      onBusinessDays: true,
      workingDays: '',
      steps: [
        {
          id: 'upcoming',
          days: -3,
          act: { kind: 'send', channel: 'email', template: 'upcoming-due' },
          catchUp: 'COLLAPSE_TO_LATEST',
        },
        {
          id: 'call-21',
          days: 21,
          act: { kind: 'task', queue: 'callers', title: 'Call about {{ invoice.number }}' },
          catchUp: 'SKIP',
        },
        { id: 'agency-45', days: 45, act: { kind: 'place', agency: 'northgate' }, catchUp: 'COLLAPSE_TO_LATEST' },
      ],
      expiresAfterDays: 60,
    });
  });

  it('has what a short one leaves out, and may be JSON', () => {
    const short = { enrol: { when: 'overdue' }, anchor: 'enrolled', steps: [] };
    expect(readDocument(JSON.stringify(short))).toMatchObject({
      grouping: 'invoice',
      time: '',
      zone: 'customer',
      onBusinessDays: false,
      workingDays: '',
      expiresAfterDays: null,
      steps: [],
    });
  });

  it.each([
    'steps: 3',
    '"a text"',
    '{ enrol: { when: overdue }, anchor: due_date, steps: [{ id: x, after: 2w, place: { agency: y } }] }',
    '{ enrol: { when: overdue }, anchor: due_date, steps: [{ id: x, after: 2d, sing: { song: y } }] }',
    '[',
  ])('of another kind is none: %s', (text) => {
    expect(readDocument(text)).toBeNull();
  });
});
