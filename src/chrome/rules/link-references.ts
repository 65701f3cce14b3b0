import type { ChromeRule } from '../../types.ts';

// References
//
//    1. http://example.org/
//    2. http://example.org/about
export const linkReferences: ChromeRule = {
  name: 'link-references',
  says: 'An address in the list that a text browser writes below a page, or its heading.',
  *judge(page) {
    for (let line = page.count - 1; line >= 0 && page.reference(line); line--) yield [line, {}];
  },
};
