import { jest } from '@jest/globals';
import { isTouched } from './live-kinds.js';
import { type Reading, Rereader } from './rereader.js';

describe('reading again', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('gathers what is asked, never reads twice at once, and pauses three times as long as a read takes', async () => {
    let reads = 0;
    let finish = () => undefined as void;
    const rereader = new Rereader(() => {
      reads += 1;
      return new Promise<void>((resolve) => (finish = resolve));
    }, 700);
    for (let asked = 0; asked < 100; asked += 1) rereader.ask();
    await jest.advanceTimersByTimeAsync(699);
    expect(reads).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(reads).toBe(1);
    rereader.ask();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(reads).toBe(1);
    finish();
    await jest.advanceTimersByTimeAsync(5_900);
    expect(reads).toBe(1);
    await jest.advanceTimersByTimeAsync(200);
    expect(reads).toBe(2);
    finish();
    rereader.ask();
    rereader.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(2);
  });

  it('happens twice again for what arrives after the change was told, and then no more', async () => {
    const reads: Reading[] = [];
    const rereader = new Rereader((reading) => Promise.resolve(reads.push(reading)), 700);
    rereader.ask();
    await jest.advanceTimersByTimeAsync(5_000);
    rereader.ask();
    await jest.advanceTimersByTimeAsync(5_500);
    expect(reads).toEqual(['asked', 'asked']);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(reads).toEqual(['asked', 'asked', 'later']);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(reads).toEqual(['asked', 'asked', 'later', 'last']);
  });

  it('concerns what follows from the service that tells', () => {
    expect(isTouched('messages', ['dunlin.communication.v1.MessageSent'])).toBe(true);
    expect(isTouched('case-summary', ['dunlin.communication.v1.MessageSent'])).toBe(false);
    expect(isTouched('invoices', ['dunlin.communication.v1.MessageSent', 'dunlin.payment.v1.PaymentSettled'])).toBe(
      true,
    );
    expect(isTouched('cases', ['dunlin.promise.v1.PromiseMade'])).toBe(true);
  });
});
