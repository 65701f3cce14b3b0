// Frames as lynx writes them: "IFRAME: //example.org/like?…", over several lines where the address is long.

import type { Page } from '../types.ts';
import { oncePerPage } from './memo.ts';

/** Whether a line is an embedded frame's, or goes on with its address. */
export const isFrameAt = (page: Page, line: number): boolean => framesOf(page)[line] === 1;

const framesOf = oncePerPage((page) => {
  const lines = new Uint8Array(page.count);
  for (let line = 0; line < page.count; line++) {
    const text = page.text(line);
    const goesOn = line > 0 && lines[line - 1] === 1 && page.gap(line) === 0;
    const address = goesOn ? text : /^I?FRAME:\s*(?<address>.*)$/u.exec(text)?.groups?.['address'];
    if (address !== undefined && !/\s/u.test(address)) lines[line] = 1;
  }
  return lines;
});
