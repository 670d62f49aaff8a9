import { customKind, defaultWidgets, type Widget, widgetFaults } from './layout.js';

const widget = (more: Partial<Widget> = {}): Widget => ({
  ...{ id: 'contacts', kind: 'contacts', x: 0, y: 0, w: 6, h: 4, custom: null },
  ...more,
});
const custom = { label: 'Contract', schema: 'contract', fields: ['tariff'] };
const faultsOf = (...widgets: Widget[]) =>
  widgetFaults(widgets).map(({ field, description }) => `${field} ${description}`);

describe('widgets of a layout', () => {
  it('are right as nobody arranged them, and with what is made of metadata', () => {
    expect(widgetFaults(defaultWidgets)).toEqual([]);
    expect(faultsOf(widget(), widget({ id: 'own-1', kind: customKind, x: 6, custom }))).toEqual([]);
    expect(faultsOf()).toEqual([]);
  });

  it('are refused with everything that is wrong at once', () => {
    expect(faultsOf(widget({ id: 'A', x: 8, y: -1, h: 0, custom }), widget({ id: 'b', y: 10, w: 2 }))).toEqual([
      'widgets.0.id must be small letters, digits and -, at most 64',
      'widgets.0.y must be a whole number from 0 to 20000',
      'widgets.0.w reaches beyond the last column',
      'widgets.0.h must be a whole number from 1 to 500',
      'widgets.0.custom belongs to metadata',
      'widgets.1.w must be a whole number from 3 to 12',
      'widgets.1.kind is placed already',
    ]);
  });

  it('lie beside each other', () => {
    const cases = widget({ id: 'cases', kind: 'cases', x: 5, y: 3 });
    expect(faultsOf(widget(), cases)).toEqual(['widgets.1.y lies over another widget']);
    expect(faultsOf(widget(), { ...cases, y: 4 })).toEqual([]);
  });

  it('say what they show of metadata', () => {
    const own = widget({ id: 'own', kind: customKind, custom: null });
    expect(faultsOf(own)).toEqual(['widgets.0.custom is missing']);
    const wrong = { label: ' ', schema: 'Contract', fields: ['a', 'a', 'B'] };
    expect(faultsOf({ ...own, custom: wrong })).toEqual([
      'widgets.0.custom.label has 1 to 100 characters',
      'widgets.0.custom.schema is no name of a metadata schema',
      'widgets.0.custom.fields has a value that is no name of a field',
      'widgets.0.custom.fields has a field twice',
    ]);
    const many = Array.from({ length: 41 }, (_, index) => widget({ ...own, custom, id: `own-${index}`, y: index * 4 }));
    expect(faultsOf(...many)).toEqual(['widgets has more than 40 values']);
  });
});
