import { permissionsOf } from '../../../access/domain/permissions.js';
import { openSections } from './sections.js';

describe('the administration', () => {
  it('is open to administrators as a whole', () => {
    expect(openSections(permissionsOf(['admin']))).toEqual([
      'people',
      'queues',
      'classes',
      'roles',
      'reasons',
      'metadata',
      'calendars',
      'terms',
      'prolongations',
      'lateFees',
      'numberSeries',
      'referenceRates',
      'reconciliations',
      'choices',
      'access',
      'events',
      'clock',
    ]);
  });

  it('keeps the access log and stuck events from leads', () => {
    const open = openSections(permissionsOf(['lead']));
    expect(open).toContain('queues');
    expect(open).not.toContain('access');
    expect(open).not.toContain('events');
  });

  it('shows reconciliations with payment providers to finance', () => {
    expect(openSections(permissionsOf(['finance']))).toContain('reconciliations');
    expect(openSections(permissionsOf(['lead']))).not.toContain('reconciliations');
  });

  it.each(['viewer', 'agent'] as const)('has nothing for the role %s', (role) => {
    expect(openSections(permissionsOf([role]))).toEqual([]);
  });

  it('is closed where the configuration takes it from everybody', () => {
    expect(openSections(permissionsOf(['admin'], ['administration.read']))).toEqual([]);
  });
});
