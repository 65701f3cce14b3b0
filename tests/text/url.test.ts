import { expect, test } from 'vitest';
import { urlOf } from '../../src/text/url.ts';

test.each([
  ['https://tower.example:8080/lens?a=1#b', 'tower.example:8080'],
  ['HTTP://TOWER.example', 'tower.example'],
  ['/lens', undefined],
  ['about:blank', undefined],
  ['file:///lens.html', undefined],
  ['', undefined],
  [undefined, undefined],
])('the host of %s is %s', (text, host) => {
  expect(urlOf(text)?.host).toBe(host);
});
