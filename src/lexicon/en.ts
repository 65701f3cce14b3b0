import type { Lexicon } from './lexicon.ts';

export const en: Lexicon = {
  language: 'en',
  comments: {
    nouns: ['comment', 'comments', 'reply', 'replies', 'response', 'responses'],
    none: ['no comments', 'no comment', 'no comments yet', 'no replies', 'no responses', 'zero comments'],
    one: ['one comment', 'one response', 'one reply'],
    invite: ['leave a comment', 'leave a reply', 'add comment', 'add a comment', 'post a comment', 'write a comment', 'comments off', 'comments closed', 'comments are off', 'comments are closed', 'be the first to comment'],
  },
  by: ['by', 'written by', 'posted by', 'author', 'reported by'],
  translatedBy: ['translated by', 'translation by', 'translation', 'translator'],
  source: ['source', 'sources', 'via', 'originally published at', 'originally published in', 'originally posted at'],
  photo: ['photo', 'photograph', 'photo by', 'photo credit', 'photos', 'image', 'image credit', 'picture', 'screenshot', 'screenshot from', 'screengrab', 'getty images', 'illustration by'],
  references: ['references', 'notes', 'footnotes', 'sources', 'bibliography'],
  pager: ['newer posts', 'older posts', 'next page', 'previous page', 'next', 'previous', 'newer', 'older', 'newer entries', 'older entries', 'next entries', 'previous entries', 'load more', 'load more posts', 'more posts', 'post navigation', 'posts navigation', 'first page', 'last page', 'page'],
  widgets: ['recent posts', 'latest posts', 'recent comments', 'popular posts', 'related posts', 'archives', 'archive', 'categories', 'tags', 'tag cloud', 'blogroll', 'meta', 'links', 'search', 'follow us', 'pages', 'subscribe', 'about', 'calendar', 'recent articles', 'latest articles', 'most read', 'most popular', 'newsletter'],
  share: ['share', 'share this', 'share on', 'tweet', 'like', 'like this', 'email this', 'print', 'email', 'share to', 'blogthis!', 'save', 'pin it', 'copy link'],
  backToTop: ['back to top', 'top', 'to top', 'scroll to top', 'go to top', 'return to top'],
  copyright: ['all rights reserved', 'copyright'],
};
