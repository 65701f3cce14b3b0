// Character references that a flattener left in a text, and those that a text speaks of.

import { describe, expect, test } from 'vitest';
import { withoutReferences } from '../../src/sources/references.ts';

describe('references that were left', () => {
  test('become characters', () => {
    expect(
      withoutReferences('Tom &amp; Ann\nthey don&#8217;t&nbsp;mind\n&Eacute;t&eacute; &#x41; &lt;b&gt;'),
    ).toBe('Tom & Ann\nthey don’t\u00a0mind\nÉté A <b>');
  });

  test('a line stays one', () => {
    expect(withoutReferences('a&#10;b &amp; c\nd&#13;e &#8211; f')).toBe('a b & c\nd e – f');
  });

  test('what is no reference stays', () => {
    expect(withoutReferences('one &amp; two\nthree &ndash; &nosuch; four')).toBe(
      'one & two\nthree – &nosuch; four',
    );
  });
});

describe('what stays as it is', () => {
  test.each([
    ['one line alone', 'Tom &amp; Ann\nand nobody else'],
    ['ampersands stand for themselves', 'Tom & Ann write &amp;\nAnn & Tom write &#8217;'],
    ['a text about HTML', 'Write &lt;b&gt; for bold\nand &nbsp; for a space\nand &lt;i&gt; for italics'],
    ['nothing to decode', 'Tom and Ann'],
  ])('%s', (_, text) => {
    expect(withoutReferences(text)).toBe(text);
  });
});
