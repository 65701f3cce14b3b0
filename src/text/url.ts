// Addresses of pages.

/** An address with a host; null for what is none, such as a path or `data:` and `about:` addresses. */
export function urlOf(text: string | undefined): URL | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.host === '' ? null : url;
}
