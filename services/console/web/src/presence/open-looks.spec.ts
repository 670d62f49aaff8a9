import { OpenLooks } from './open-looks.js';

function setUp() {
  const left: string[] = [];
  const waiting: (() => void)[] = [];
  const looks = new OpenLooks(
    (customerId) => left.push(customerId),
    (run) => waiting.push(run),
  );
  const pass = () => {
    for (const run of waiting.splice(0)) run();
  };
  return { looks, left, pass };
}

describe('a customer whom a page has open', () => {
  it('is told to be open no more a moment after the part that shows it closed', () => {
    const { looks, left, pass } = setUp();
    const close = looks.open('acme');
    close();
    expect(left).toEqual([]);
    pass();
    expect(left).toEqual(['acme']);
  });

  it('stays open while one goes from the case to the page of the same customer', () => {
    const { looks, left, pass } = setUp();
    const closeCase = looks.open('acme');
    closeCase();
    const closePage = looks.open('acme');
    pass();
    expect(left).toEqual([]);
    closePage();
    pass();
    expect(left).toEqual(['acme']);
  });

  it('is left once, however many parts showed it and however often each closes', () => {
    const { looks, left, pass } = setUp();
    const [one, other] = [looks.open('acme'), looks.open('acme')];
    one();
    one();
    pass();
    expect(left).toEqual([]);
    other();
    const again = looks.open('acme');
    again();
    pass();
    expect(left).toEqual(['acme']);
  });

  it('is left at once where the page goes, and not a second time', () => {
    const { looks, left, pass } = setUp();
    looks.open('acme');
    looks.open('bolt')();
    pass();
    looks.leaveAll();
    expect(left).toEqual(['bolt', 'acme']);
  });
});
