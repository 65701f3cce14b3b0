// Words that stand behind the number of a year and belong to the date: "5 января 2013 г.".

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
