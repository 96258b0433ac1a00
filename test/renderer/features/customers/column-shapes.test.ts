import { describe, expect, test } from 'vitest';
import {
  COLUMN_IDS,
  columnsFitting,
  columnsOf,
  columnsShown,
  gridTemplate,
} from '../../../../renderer/features/customers/column-shapes.ts';

describe('columns', () => {
  test('a wide list shows the usual ones in their usual order, the others wait in the chooser', () => {
    expect(columnsFitting(2_000)).toEqual(COLUMN_IDS.filter((id) => !['title', 'nextStepOn', 'lastContact'].includes(id)));
    expect(columnsOf([]).map(({ id }) => id)).toEqual(COLUMN_IDS);
  });

  test('a person’s order, widths and hidden columns stand as they are, and the name cannot be hidden', () => {
    const settings = [
      { id: 'city', visible: true, width: 90 },
      { id: 'name', visible: false },
      { id: 'company', visible: false },
      { id: 'gone', visible: true },
    ];
    expect(columnsShown(settings, 100)).toEqual([
      { id: 'city', visible: true, width: 90 },
      { id: 'name', visible: true, width: undefined },
    ]);
    expect(columnsOf(settings)).toHaveLength(COLUMN_IDS.length);
    expect(gridTemplate(columnsShown(settings, 100))).toBe('40px 90px minmax(120px, 0.6fr)');
  });

  test('the name stays however narrow it gets, and the phone is the next to stay', () => {
    expect(columnsFitting(100)).toEqual(['name']);
    expect(columnsFitting(320)).toEqual(['name', 'phone']);
  });

  test('a narrower list never shows a column that a wider one hides', () => {
    for (let width = 200; width < 1_400; width += 50) {
      const wider = columnsFitting(width + 50);
      expect(columnsFitting(width).every((id) => wider.includes(id))).toBe(true);
    }
  });

  test('there is one track a column and one for the checkbox', () => {
    expect(gridTemplate(columnsShown([], 320))).toBe('40px minmax(120px, 0.6fr) 150px');
  });
});
