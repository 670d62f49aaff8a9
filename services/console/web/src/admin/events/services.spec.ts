import { eventInWords } from './services.js';

describe('the type of an event', () => {
  it.each([
    ['dunlin.invoice.v1.PaymentAllocated', 'Payment allocated'],
    ['dunlin.dca_handoff.v1.PlacementSent', 'Placement sent'],
    ['', ''],
  ])('is said in words: %s', (type, words) => {
    expect(eventInWords(type)).toBe(words);
  });
});
