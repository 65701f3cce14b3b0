// Whether a text is written in HTML: by what it begins with, not by its name.

const OPENING =
  /^(?:\s|<!--[\s\S]*?-->|<\?[^>]*>)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base|div|p|table|article|section|main|header|nav|h[1-6]|ul|ol|span|center|font|img|a)(?:[\s>/]|$))/i;

/** UTF-16 units that are looked at. */
const SNIFFED = 4096;

/** Whether a page that begins so is HTML. */
export function looksLikeHtml(head: string): boolean {
  return OPENING.test(head.slice(0, SNIFFED));
}
