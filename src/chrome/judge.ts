// A page and what is known of its site become verdicts: which lines are likely page chrome, and why.

import type { Chrome, Page, Verdict } from '../types.ts';
import { rules } from './rules/index.ts';

/**
 * One verdict or none a line. The rules are asked in the order of their table and the first opinion counts. A verdict
 * labels: what is dropped is decided when it is known where the records stand.
 */
export function judge(page: Page, known: Chrome): (Verdict | null)[] {
  const verdicts = new Array<Verdict | null>(page.count).fill(null);
  for (const rule of rules) {
    for (const [line, evidence] of rule.judge(page, known)) {
      verdicts[line] ??= { kind: 'page-chrome', reason: { rule: rule.name, evidence } };
    }
  }
  return verdicts;
}
