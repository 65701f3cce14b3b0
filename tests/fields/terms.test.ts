// Fields by themselves, where no page says it more shortly.

import { describe, expect, test } from 'vitest';
import { apart, singleTerms } from '../../src/fields/terms.ts';
import { leadingLabel, readLabels } from '../../src/text/labels.ts';

describe('terms that ran into each other', () => {
  const known = new Set(['News', 'Sport', 'Sea', 'Java']);
  test.each([
    ['NewsSport', ['News', 'Sport']],
    ['SeaNewsSport', ['Sea', 'News', 'Sport']],
    ['Sport', ['Sport']],
    // Nothing but known terms tells a run from a name.
    ['JavaScript', ['JavaScript']],
    ['Seaside', ['Seaside']],
  ])('%s', (run, terms) => expect(apart(run, known)).toEqual(terms));

  test('a run that stands alone is no term', () =>
    expect(singleTerms(['NewsSport', 'Sport', 'News', 'NewsSport'])).toEqual(new Set(['News', 'Sport'])));
});

test('a label and its value without a space between', () => {
  expect(leadingLabel('CategoriesNews')).toBe('category');
  expect(readLabels('CategoriesNews', []).categories).toEqual(['News']);
  expect(leadingLabel('Categoriesof things')).toBe(null);
  expect(leadingLabel('TagsuAkasaka')).toBe(null);
});
