// What a language file holds. All phrases are lower case and are compared with folded text.

export interface Lexicon {
  /** BCP 47 code. */
  readonly language: string;
  readonly comments: {
    /** What is counted: "3 comments", "Comments (3)". */
    readonly nouns: readonly string[];
    /** Phrases that say zero. */
    readonly none: readonly string[];
    /** Phrases that say one in a word. */
    readonly one: readonly string[];
    /** Invitations and closed signs: no number is said. */
    readonly invite: readonly string[];
  };
  /** In front of an author's name. */
  readonly by: readonly string[];
  readonly translatedBy: readonly string[];
  readonly source: readonly string[];
  /** Words that credit a picture. */
  readonly photo: readonly string[];
  /** Headings of a list of references behind an article. */
  readonly references: readonly string[];
  /** Whole lines of a pager. */
  readonly pager: readonly string[];
  /** Headings of boxes beside the articles. */
  readonly widgets: readonly string[];
  /** Whole lines of share bars. */
  readonly share: readonly string[];
  readonly backToTop: readonly string[];
  readonly copyright: readonly string[];
  /** Links from an excerpt to the whole article. */
  readonly more: readonly string[];
  /** Labels in front of tags, and of categories. */
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** Prepositions in front of a category: "May 5 in News". */
  readonly within: readonly string[];
  /** In front of the date of an article. */
  readonly posted: readonly string[];
}
