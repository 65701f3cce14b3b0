/** Names of accounts that sites come with, and that many never change. */
export const accounts: readonly string[] = [
  'admin',
  'administrator',
  'editor',
  'redaccion',
  'redaktion',
  'redaktor',
  'root',
  'superuser',
  'webmaster',
];
