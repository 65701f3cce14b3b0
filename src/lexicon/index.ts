// All languages in one table: a page may mix them, and the language of a page need not be known.

import { ar } from './ar.ts';
import { bg } from './bg.ts';
import { bn } from './bn.ts';
import { ca } from './ca.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fa } from './fa.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hi } from './hi.ts';
import { hr } from './hr.ts';
import { hu } from './hu.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import type { Lexicon } from './lexicon.ts';
import { licences } from './licences.ts';
import { nb } from './nb.ts';
import { networks } from './networks.ts';
import { nl } from './nl.ts';
import { pictures } from './pictures.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { readingTime } from './reading.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { sk } from './sk.ts';
import { sl } from './sl.ts';
import { sr } from './sr.ts';
import { sv } from './sv.ts';
import { th } from './th.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

const languages: readonly Lexicon[] = [
  ar,
  bg,
  bn,
  ca,
  cs,
  da,
  de,
  el,
  en,
  es,
  fa,
  fi,
  fr,
  he,
  hi,
  hr,
  hu,
  id,
  it,
  ja,
  ko,
  nb,
  nl,
  pl,
  pt,
  ro,
  ru,
  sk,
  sl,
  sr,
  sv,
  th,
  tr,
  uk,
  vi,
  zh,
];

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
  /** Of licences, and of rights that are reserved. */
  readonly licences: readonly string[];
  readonly more: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly within: readonly string[];
  readonly posted: readonly string[];
  readonly networks: ReadonlySet<string>;
  readonly readingTime: ReadonlySet<string>;
  readonly pictures: readonly string[];
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
  licences: [...licences, ...all((l) => l.copyright)],
  more: all((l) => l.more),
  tags: all((l) => l.tags),
  categories: all((l) => l.categories),
  within: all((l) => l.within),
  posted: all((l) => l.posted),
  networks: new Set(networks),
  readingTime: new Set(readingTime),
  pictures,
};

/**
 * The phrases of one language.
 * @public also for the benchmark, which writes pages with them
 */
export function lexiconOf(language: string): Lexicon | undefined {
  return languages.find((lexicon) => lexicon.language === language);
}
