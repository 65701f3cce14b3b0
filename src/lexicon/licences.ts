/** Names of licences under which texts are published, in the languages that have one of their own. */
export const licences: readonly string[] = [
  'creative commons',
  'creativecommons.org',
  'cc by',
  'cc-by',
  'gnu free documentation licen',
  'кріейтів коммонс',
  'криейтив коммонс',
  'المشاع الإبداعي',
  'קריאייטיב קומונס',
  '知识共享',
  '創用cc',
  '創用 cc',
  'クリエイティブ・コモンズ',
  'クリエイティブコモンズ',
  '크리에이티브 커먼즈',
];
