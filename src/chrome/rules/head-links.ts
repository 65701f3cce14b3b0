import type { ChromeRule } from '../../types.ts';

//    #Mountain diary » Feed Mountain diary » Comments Feed
export const headLinks: ChromeRule = {
  name: 'head-links',
  says: "The line names what the page's head links to, as lynx writes it above the page.",
  *judge(page) {
    if (!page.wrapped || page.count === 0 || !/^ {3}#\S/.test(page.raw(0))) return;
    for (let line = 0; line < page.count && (line === 0 || page.gap(line) === 0); line++) yield [line, {}];
  },
};
