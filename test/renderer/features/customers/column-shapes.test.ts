import { describe, expect, test } from 'vitest';
import { COLUMN_IDS, columnsFitting, gridTemplate } from '../../../../renderer/features/customers/column-shapes.ts';

describe('columns', () => {
  test('a wide list shows all of them in their usual order', () => {
    expect(columnsFitting(2_000)).toEqual(COLUMN_IDS);
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
    expect(gridTemplate(['name', 'phone'])).toBe('40px minmax(120px, 1.3fr) 150px');
  });
});
