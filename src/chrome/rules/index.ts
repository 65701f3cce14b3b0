import type { ChromeRule } from '../../types.ts';
import { backToTop } from './back-to-top.ts';
import { copyright } from './copyright.ts';
import { headLinks } from './head-links.ts';
import { linkReferences } from './link-references.ts';
import { pager } from './pager.ts';
import { repeatedAcrossPages } from './repeated-across-pages.ts';
import { repeatedRun } from './repeated-run.ts';
import { shareBar } from './share-bar.ts';
import { widget } from './widget.ts';

// The order matters: the first rule with an opinion gives the reason. Counted evidence stands before words.
export const rules: readonly ChromeRule[] = [
  linkReferences,
  headLinks,
  repeatedAcrossPages,
  repeatedRun,
  copyright,
  shareBar,
  pager,
  backToTop,
  widget,
];
