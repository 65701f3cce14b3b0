// All languages in one table: a page may mix them, and the language of a page need not be known.

import { en } from './en.ts';
import type { Lexicon } from './lexicon.ts';
import { networks } from './networks.ts';

const languages: readonly Lexicon[] = [en];

const all = (pick: (lexicon: Lexicon) => readonly string[]): readonly string[] => [
  ...new Set(languages.flatMap(pick)),
];

/** Phrases of all languages, by what they are for. */
export const lexicon: {
  readonly commentNouns: readonly string[];
  readonly noComments: readonly string[];
  readonly oneComment: readonly string[];
  readonly invitations: readonly string[];
  readonly by: readonly string[];
  readonly translatedBy: readonly string[];
  readonly source: readonly string[];
  readonly photo: readonly string[];
  readonly references: ReadonlySet<string>;
  readonly pager: ReadonlySet<string>;
  readonly widgets: ReadonlySet<string>;
  readonly share: ReadonlySet<string>;
  readonly backToTop: ReadonlySet<string>;
  readonly copyright: readonly string[];
  readonly networks: ReadonlySet<string>;
} = {
  commentNouns: all((l) => l.comments.nouns),
  noComments: all((l) => l.comments.none),
  oneComment: all((l) => l.comments.one),
  invitations: all((l) => l.comments.invite),
  by: all((l) => l.by),
  translatedBy: all((l) => l.translatedBy),
  source: all((l) => l.source),
  photo: all((l) => l.photo),
  references: new Set(all((l) => l.references)),
  pager: new Set(all((l) => l.pager)),
  widgets: new Set(all((l) => l.widgets)),
  share: new Set(all((l) => l.share)),
  backToTop: new Set(all((l) => l.backToTop)),
  copyright: all((l) => l.copyright),
  networks: new Set(networks),
};
