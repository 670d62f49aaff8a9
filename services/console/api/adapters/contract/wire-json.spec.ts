import protobuf from 'protobufjs';
import { RequestReader, toJson } from './wire-json.js';

const { root } = protobuf.parse(`syntax = "proto3"; import "google/protobuf/timestamp.proto"; message Sample {
  string text = 1; uint64 many = 2; fixed32 some = 3; int64 sum = 4; int32 change = 5;
  google.protobuf.Timestamp at = 9;
  enum Side { SIDE_UNSPECIFIED = 0; SIDE_LEFT = 1; }
  optional Side side = 6; Side other = 7; optional string name = 8;
} message Value { string of = 1; oneof kind { int32 count = 2; google.protobuf.Timestamp when = 3; } }`);
root.addJSON(protobuf.common.get('google/protobuf/timestamp.proto')!.nested!);
const sample = root.resolveAll().lookupType('Sample');

function faultsOf(given: object): string[] {
  const reader = new RequestReader();
  reader.message(sample, given);
  return reader.faults.map(({ field }) => field);
}

describe('a request', () => {
  it('is told of numbers that their fields cannot hold', () => {
    expect(faultsOf({ many: '-1', some: -1 })).toEqual(['many', 'some']);
    expect(faultsOf({ many: '1', some: 1, sum: '-1', change: -1 })).toEqual([]);
  });

  it('is told of instants on days that there are not, and has none of them moved to another day', () => {
    expect(faultsOf({ at: '2026-02-30T09:00:00Z' })).toEqual(['at']);
    expect(faultsOf({ at: '2026-04-31T09:00:00+02:00' })).toEqual(['at']);
    expect(faultsOf({ at: '2028-02-29T23:59:59.999-11:00' })).toEqual([]);
  });

  it('is told of texts that no database takes', () => {
    expect(faultsOf({ text: 'a\0b' })).toEqual(['text']);
    expect(faultsOf({ text: 'a\nb' })).toEqual([]);
  });

  it('takes a choice away where it says so, and leaves it where it says nothing', () => {
    const read = (given: object) => new RequestReader().message(sample, given);
    expect(read({ side: null, other: null, name: null })).toEqual({ side: 'SIDE_UNSPECIFIED' });
    expect(read({ side: 'LEFT' })).toEqual({ side: 'SIDE_LEFT' });
    expect(read({})).toEqual({});
  });
});

it('of a value of several kinds only the one that it has is shown', () => {
  const value = root.lookupType('Value');
  expect(toJson(value, { of: 'a', count: 0, kind: 'count' })).toEqual({ of: 'a', count: 0 });
  expect(toJson(value, { of: 'a', when: { seconds: 0, nanos: 0 }, kind: 'when' })).toEqual({
    of: 'a',
    when: '1970-01-01T00:00:00.000Z',
  });
});
