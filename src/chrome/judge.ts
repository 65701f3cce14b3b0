// A page and what is known of its site become verdicts: which lines are likely page chrome, and why.

import type { Chrome, Naming, Page, Verdict } from '../types.ts';
import { rules } from './rules/index.ts';

/**
 * One verdict or none a line. The rules are asked in the order of their table and the first opinion counts; what the
 * user named overrules them. A verdict labels: what is dropped is decided when it is known where the records stand.
 */
export function judge(page: Page, known: Chrome, named: Naming): (Verdict | null)[] {
  const verdicts = new Array<Verdict | null>(page.count).fill(null);
  for (const rule of rules) {
    for (const [line, evidence] of rule.judge(page, known)) {
      verdicts[line] ??= { kind: 'page-chrome', reason: { rule: rule.name, evidence } };
    }
  }
  for (let line = 0; line < page.count; line++) {
    const name = named(page, line);
    if (name === 'keep') verdicts[line] = null;
    if (name === 'chrome')
      verdicts[line] = { kind: 'page-chrome', reason: { rule: 'named-in-profile', evidence: {} } };
  }
  return verdicts;
}
