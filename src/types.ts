// The words that all stages share. This file imports nothing.

/** Half-open range of UTF-16 units. */
export type Range = readonly [start: number, end: number];

export type Dir = 'ltr' | 'rtl';

/** One dump as it came in, decoded; the unit of memory, of learning and of counting. */
export interface RawPage {
  /** Name of the file as it stands in the record. */
  readonly file: string;
  /** Pages of one site are learned together. */
  readonly site: string;
  readonly text: string;
  /** Number of the page's first line in the file, from 1: a file may hold several pages. */
  readonly firstLine: number;
  /** What the text is written in; plain text where nothing is said. */
  readonly media?: Media;
  /** Address of the page, where its container or the page itself says it. */
  readonly url?: string;
  /** When it was fetched, as its container says: ISO 8601. */
  readonly fetched?: string;
  /** Name of the document in its container: that of a WARC record, the id of a JSON line. */
  readonly recordId?: string;
}

export type Media = 'text' | 'html';

export type Marker = 'bullet' | 'number';

/**
 * A page as a table of lines. Blank lines are gaps between lines, not lines. How the text is held stays behind
 * this interface: strings are made when asked for.
 */
export interface Page {
  readonly file: string;
  readonly site: string;
  /** Lines that are not blank. */
  readonly count: number;
  /** Whether the flattener broke long lines: then a block is one text. */
  readonly wrapped: boolean;
  /** Columns of the widest line that may have been wrapped. */
  readonly width: number;
  /** Whether the flattener wrote hardly any blank lines: then every line is a block. */
  readonly dense: boolean;
  /** Number of the page's first line in the file, and of the line behind its last one. */
  readonly firstLine: number;
  readonly endLine: number;
  /** The line without the space around it, its list marker and the escapes of Markdown. Never empty. */
  text(line: number): string;
  /** The line as it stands in the source, without its line break. */
  raw(line: number): string;
  /** Offset in `raw` of a unit of `text`, or of its end. */
  offset(line: number, unit: number): number;
  /** Whether a range of `raw` holds nothing but space and what the flattener wrote beside the text. */
  isBare(line: number, range: Range): boolean;
  /** Equal text, equal key. A look-up, without decoding. */
  key(line: number): number;
  /** Blank lines above; 0 is the same block. */
  gap(line: number): number;
  /** Columns of space before the line. */
  indent(line: number): number;
  marker(line: number): Marker | null;
  /** Whether the line is marked as a heading. */
  heading(line: number): boolean;
  /** Number of the line in the file, from 1. */
  at(line: number): number;
  /** Where the line stands in the line of the file with its number; null where it is all of it, and on HTML pages. */
  piece(line: number): Range | null;
  /** Whether the line belongs to the list of addresses that a text browser writes below a page. */
  reference(line: number): boolean;
  /** Ranges of the line's text that are alternative texts of pictures; HTML tells them in its markup. */
  altTexts(line: number): readonly Range[];
  /** What only HTML says; null for text. Every stage works without it. */
  readonly markup: Markup | null;
}

/** What the elements and attributes of an HTML page say beside its lines. */
export interface Markup {
  /** The block elements, each behind its parent. */
  readonly elements: readonly HtmlElement[];
  /** What the page says of itself as a whole. */
  readonly claims: readonly PageClaim[];
  /** Pictures with an alternative text, in order. */
  readonly pictures: readonly Picture[];
  /** Index of the block element that the line stands in, or -1. */
  element(line: number): number;
  /** Ranges of the line's text that are links. */
  links(line: number): readonly Range[];
  claimed(line: number): readonly Claim[];
}

export interface HtmlElement {
  readonly tag: string;
  /** Classes and id, as written. */
  readonly names: string;
  readonly role: string;
  /** Its itemprop. */
  readonly property: string;
  /** Index of the block element around it, or -1. */
  readonly parent: number;
  /** `[first, last)` */
  readonly lines: Range;
}

export interface Picture {
  readonly alt: string;
  /** The line that it stands in or above. */
  readonly line: number;
  /** Where in the line's text it stands, or null where it stands alone. */
  readonly offset: number | null;
}

export type ClaimField =
  | 'title'
  | 'date'
  | 'author'
  | 'category'
  | 'tag'
  | 'url'
  | 'site'
  | 'kind'
  | 'lang'
  | 'dir'
  | 'text';

/** What the markup says that a range of a line's text is. */
export interface Claim {
  readonly field: ClaimField;
  readonly range: Range;
  /** Said by an attribute; null where it is the text itself. */
  readonly value: string | null;
  readonly by: string;
}

/** What a page says of itself: in its head, or as linked data. */
export interface PageClaim {
  readonly field: ClaimField;
  readonly value: string;
  /** Who says it: the name of the element, the property or the format. */
  readonly by: string;
}

export type ChromeKind = 'page-chrome' | 'record-chrome';

/** Why something was decided: the rule, and the numbers it saw. */
export interface Reason {
  readonly rule: string;
  readonly evidence: Readonly<Record<string, number>>;
}

/** What a rule thinks of a line. It labels and never deletes: a line with no verdict is content. */
export interface Verdict {
  readonly kind: ChromeKind;
  readonly reason: Reason;
}

export interface ChromeRule {
  readonly name: string;
  /** One sentence for the reader of a ledger. */
  readonly says: string;
  /** The lines it has an opinion on, with the numbers it saw. */
  judge(
    page: Page,
    known: Chrome,
  ): Iterable<readonly [line: number, evidence: Readonly<Record<string, number>>]>;
}

/** How often a line was seen, in pages and in all. */
export interface LineCount {
  readonly pages: number;
  readonly times: number;
  /** Times that running text stood between the line and its last place on the page. */
  readonly apart: number;
}

/** What was learned of the chrome of a site. */
export interface Chrome {
  /** Pages that were counted. */
  readonly pages: number;
  /** A line that stands on less than half of the pages counts as never seen. */
  count(page: Page, line: number): LineCount;
  /** The line together with the one above it. */
  pair(page: Page, line: number): LineCount;
  /** Whether the line, however long, stands on most pages: what the site says of itself. */
  stands(page: Page, line: number): boolean;
}

/** What the user said of a line by name: that it is chrome, or that it is to be kept. */
export type NamedAs = 'chrome' | 'keep' | null;

/** Looks up what the user said of a line. */
export type Naming = (page: Page, line: number) => NamedAs;

/** Everything that was learned of a site from its pages: derived from a profile, never stored. */
export interface Template {
  readonly chrome: Chrome;
  readonly named: Naming;
  /** The layouts of its kinds of pages, the commonest first; none where nothing divides them. */
  readonly layouts: readonly Layout[];
  /** What the parts of a record mean in each layout. */
  readonly plans: ReadonlyMap<Layout, FieldPlan>;
  /** Whether most HTML pages of the site show several articles. */
  readonly lists: boolean;
  /** Pages that were read while the site was understood, by their texts: who extracts one takes it away. */
  readonly remembered: Map<string, Remembered>;
}

/** A page with the layout that divides it, if one does, and its segments. */
export interface Cut {
  readonly page: Page;
  readonly verdicts: readonly (Verdict | null)[];
  readonly layout: Layout | null;
  readonly segments: readonly Segment[];
}

/** A page that its site was learned from, and how it was cut, if more was learned from it than the chrome. */
export interface Remembered {
  readonly page: Page;
  readonly cut: Cut | null;
}

/** How numeric dates are to be read: day first, month first, or nobody can tell. */
export type NumericOrder = 'dmy' | 'mdy' | null;

/** Where the day, the month and the year stand in dates of three times two digits. */
export type ShortOrder = 'dmy' | 'mdy' | 'ymd';

/** What a site's dates say about those that can be read in several ways. */
export interface DateHabits {
  readonly order: NumericOrder;
  readonly shortOrder: ShortOrder | null;
  /** The language whose names of months the site uses, where others give the same names to other months, or null. */
  readonly language: string | null;
}

/** Where the records of a site begin and end, and which of their lines stand where. */
export interface Layout {
  /** The lines that delimit records, in order. */
  find(page: Page, verdicts: readonly (Verdict | null)[]): Delimiter[];
  /** `behind`: a record ends with its delimiter; `ahead`: its body follows the delimiter. */
  readonly side: 'ahead' | 'behind';
  readonly title: TitlePlace;
  /** Blocks above the title, or above a delimiter that begins a record, that belong to the record. */
  readonly leads: number;
  /**
   * Of each line between the head of a record and its text that holds a value which no label introduces (a name, a
   * category), the values that came again, folded.
   */
  readonly valuesAbove: readonly ReadonlySet<string>[];
  /** Whether the lines of a block are counted one by one: where the flattener puts no blank lines around a title. */
  readonly apart: boolean;
  readonly furniture: Furniture;
  /** Whether such lines end the records: categories or tags, a line for each or all on one. */
  readonly valuesBelow: ValuesBelow;
  /** Values that came again above the titles, folded. */
  readonly valuesLead: ReadonlySet<string>;
  /** Whether the titles stand right below a line of furniture: "Category: Sea". What stands above that is a picture's text. */
  readonly titleBelowFurniture: boolean;
  /** Values that came again behind a line that closes the text, folded. */
  readonly valuesBehind: ReadonlySet<string>;
  /** In HTML: name and classes of the element that holds the text of a record, or null. */
  readonly textElement: string | null;
  readonly dates: DateHabits;
  /** How records begin (sizes of their first blocks) to how many of the site's records do. */
  readonly openings: ReadonlyMap<string, number>;
  /** Labels of furniture between two records that belong to the lower one: "Category: Sea". */
  readonly openingLabels: ReadonlySet<string>;
  /** Lines above the running text of a record, at most. */
  readonly longestOpening: number;
  readonly evidence: Readonly<Record<string, number>>;
}

export interface ValuesBelow {
  /** Lines that nearly all records end so with: as many short lines at the end are values, whatever they say. */
  readonly usual: number;
  /** Words that came again in such lines: where fewer records end so, a line of none but these is a value. */
  readonly words: ReadonlySet<string>;
}

/** What the parts of a record mean that carry no label, as the records of the site together show it. */
export interface FieldPlan {
  /** Of the pieces of a delimiter that no label introduces, in order. */
  readonly pieces: readonly ('author' | 'category' | null)[];
  /** The last piece, where it is a name and a category without anything between them. */
  readonly glued: Glued | null;
  /** Whether the text of the records begins on the line of their delimiter. */
  readonly opensText: boolean;
  /** Whether the texts of a text browser begin with that of a picture. */
  readonly pictured: boolean;
  /** Of the blocks above the title, counted from the title upwards. */
  readonly leads: readonly ('category' | 'image')[];
  /** Categories and tags that stand alone in a record: others may have run into each other. */
  readonly terms: ReadonlySet<string>;
  /** Of the lines that hold values without a label, above the text and below it, downwards. */
  readonly values: Readonly<Record<'above' | 'below', readonly ('author' | 'category' | null)[]>>;
}

/** How a name and a category come apart that nothing parts: in front of the name of an account, or at a capital. */
export interface Glued {
  readonly account: string | null;
}

/** The title is a block so many blocks above or below the delimiter, or the delimiter's own text. */
export interface TitlePlace {
  /** `none`: the records of the site have no titles. */
  readonly place: 'above' | 'below' | 'inside' | 'none';
  /** From 1; for `inside`, 1 is the text before the date and 2 the text behind it. */
  readonly column: number;
}

/** Tells the lines that recur at the borders of a site's records: share bars, "read more", lines of categories. */
export interface Furniture {
  match(page: Page, line: number): FurnitureKind | null;
  /** What the user said of the line. */
  readonly named: Naming;
}

export interface FurnitureKind {
  /** Records that have a line of this kind, of all that were counted. */
  readonly records: number;
  readonly of: number;
  /** Whether it stands behind the delimiter, before the next record, or at both ends. */
  readonly place: 'after' | 'before' | 'both';
  /** Whether hardly anything of the record follows it. */
  readonly closes: boolean;
}

/** A line, or two or three together, that delimits records. */
export interface Delimiter {
  readonly line: number;
  /** The line behind it. */
  readonly end: number;
  /** Offsets in `text` of the lines, joined by spaces. */
  readonly date: DateMention | null;
  readonly comments: CounterMention | null;
}

/** A date as it is written in a text. */
export interface DateMention {
  readonly range: Range;
  /** ISO day, or null where the text alone does not say which day is meant. */
  readonly iso: string | null;
  readonly form: string;
  /** Two numbers of which one is the day and one the month, and the year. */
  readonly open: readonly [first: number, second: number, year: number] | null;
  /** Three numbers of which one is a year of two digits, and the orders in which they are a date. */
  readonly short?: {
    readonly numbers: readonly [number, number, number];
    readonly orders: readonly ShortOrder[];
  };
  /** Where the name of the month means different months in several languages: language to ISO day. */
  readonly readings?: Readonly<Record<string, string>>;
  /** The one of these languages that has the name of the month. */
  readonly language?: string;
  /** Month and day where no year is said. */
  readonly day?: readonly [month: number, day: number];
}

/** A comments counter or an invitation to comment as it is written in a text. */
export interface CounterMention {
  readonly range: Range;
  /** The number said, or null where none is said. */
  readonly count: number | null;
}

/** One article's lines on its page. */
export interface Segment {
  /** `[first, last)` */
  readonly lines: Range;
  readonly delimiter: Delimiter | null;
  /** Every line of the segment but the delimiter's, in order. */
  readonly slots: readonly Slot[];
  readonly reason: Reason;
}

/** What lines of a segment are for, by their place. */
export interface Slot {
  readonly lines: Range;
  readonly role: 'lead' | 'title' | 'furniture' | 'body';
  readonly reason: Reason;
}

/** What became of a line, or of a part of one. */
export type Fate =
  | 'title'
  | 'date'
  | 'byline'
  | 'credit'
  | 'category'
  | 'tag'
  | 'comments'
  | 'body'
  | 'caption'
  | 'image'
  | 'alt-text'
  | ChromeKind
  | 'blank';

/** A run of one line with one fate: offsets in `raw` of the line, or null for the whole line. */
export interface Part {
  readonly line: number;
  readonly range: Range | null;
  readonly fate: Fate;
  readonly reason: Reason;
}

export interface Image {
  readonly alt: string;
  readonly place: 'featured' | 'alone' | 'inline';
}

/** The contract: described in schema/record.schema.json. */
export interface ArticleRecord {
  readonly file: string;
  readonly index: number;
  readonly lines: Range;
  readonly title: string | null;
  readonly date: string | null;
  readonly dateText: string | null;
  readonly author: string | null;
  readonly translator: string | null;
  readonly source: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly comments: number | null;
  readonly images: readonly Image[];
  readonly captions: readonly string[];
  readonly credits: readonly string[];
  readonly body: readonly string[];
  readonly dir: Dir;
  /** BCP 47, where the page states it or the script leaves one only. */
  readonly language: string | null;
  /** Address of the page. */
  readonly url: string | null;
  /** Host of the address. */
  readonly site: string | null;
  /** When the page was fetched, as its container says. */
  readonly fetched: string | null;
  /** Name of the page in its container. */
  readonly recordId: string | null;
  readonly id: string;
  readonly duplicateOf: string | null;
  readonly warnings: readonly string[];
}

/** A part of a page and the record that holds it: its position on the page, or null. */
export interface Entry {
  readonly part: Part;
  readonly record: number | null;
}

/** Everything known of one page. Records, ledger and explanation are views of it. */
export interface Extraction {
  readonly page: Page;
  readonly records: readonly ArticleRecord[];
  /** Every line once, in order. */
  readonly entries: readonly Entry[];
}
