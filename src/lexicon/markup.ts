// Words that authors of templates give to elements as classes and ids. They are English nearly everywhere.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Parts of a page that are not its article. */
export const besideArticle: ReadonlySet<string> = words(`
  comments comment respond disqus sidebar footer related recommend recommended recommendation recommendations popular trending
  promo promotion newsletter subscribe subscription cookie cookies consent gdpr legal copyright disclaimer widget widgets
  share sharing sharedaddy social menu nav navigation navbar breadcrumb breadcrumbs caption modal popup login paywall
  pagination pager outbrain taboola
`);

/** Of these, the words that are hardly ever on the element around an article. */
export const surelyBeside: ReadonlySet<string> = words('footer cookie cookies comments comment disqus');

/** Small things in and around an article that are no part of its text. */
export const smallParts: ReadonlySet<string> = words(`
  ad ads advert advertisement sponsor sponsored tags tag taxonomy tax meta postmeta postinfo credit credits attribution
  byline author bio date time timestamp dateline gallery slide slider slideshow control controls thumb thumbnail photo image
  media tooltip cta readmore more print noscript toc
`);

/** Elements that hold the text of an article. */
export const articleText: RegExp =
  /(?:^|[\s_-])(?:article|story|entry|post|content|main|body|single)[_-](?:body|content|text|copy|entry|story)(?:$|[\s_-])/i;

/** Elements that name the author. */
export const ofAuthors: RegExp =
  /(?:^|[\s_-]|(?<=\p{Ll}))(?:author|byline|writer)(?:$|[\s_-]|(?=\p{Lu})|s\b|name)/iu;

/** Elements that hold what readers wrote. */
export const ofReaders: RegExp = /(?:^|[\s_-])comments?(?:$|[\s_-])/i;
