import { faultOf } from '#libs/errors';
import { maxCandidateZones, readOtherZones } from './candidate-zones.js';

describe('candidate zones', () => {
  it('are each listed once, without the primary zone', () => {
    const zones = ['Europe/Paris', 'Europe/Berlin', 'Europe/Paris', 'UTC'];
    expect(readOtherZones(zones, 'Europe/Berlin')).toEqual({ value: ['Europe/Paris', 'UTC'] });
  });

  it('must all be zones', () => {
    expect(readOtherZones(['nowhere'], 'UTC')).toEqual({
      fault: faultOf('NOT_A_TIME_ZONE', { hint: 'write a place such as Europe/Berlin, or UTC' }),
    });
  });

  it('are limited in number', () => {
    const many = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC');
    expect(readOtherZones(many.slice(0, maxCandidateZones - 1), 'UTC')).toHaveProperty('value');
    expect(readOtherZones(many.slice(0, maxCandidateZones), 'UTC')).toEqual({ fault: 'has too many values' });
  });
});
