// Words beside the number of a year.

/** What stands behind the number of a year and belongs to the date: "5 января 2013 г.". */
export const yearWords: ReadonlySet<string> = new Set([
  // Russian and Bulgarian
  'г',
  'год',
  'года',
  'година',
  // Ukrainian
  'р',
  'рік',
  'року',
  // Croatian, Slovene, Serbian
  'god',
  'godine',
  'године',
  // Lithuanian, Latvian
  'm',
  'gada',
]);

/** Eras by which East Asia counts years, to the year before their first one. */
export const eras: ReadonlyMap<string, number> = new Map([
  ['令和', 2018],
  ['平成', 1988],
  ['昭和', 1925],
  ['民國', 1911],
  ['民国', 1911],
]);
